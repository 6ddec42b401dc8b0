import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.xml.ws.WebServiceException;
import wfmadherenceservice850.WFMAdherenceService850;
import wfmadherenceservice850.WFMAdherenceService850Soap;
import wfmcalendarservice850.WFMCalendarService850;
import wfmcalendarservice850.WFMCalendarService850Soap;
import wfmconfigservice850.CfgSiteDetails;
import wfmconfigservice850.CfgSiteFilter;
import wfmconfigservice850.CfgSortMode;
import wfmconfigservice850.WFMConfigService850;
import wfmconfigservice850.WFMConfigService850Soap;
import wfmforecastservice850.WFMForecastService850;
import wfmforecastservice850.WFMForecastService850Soap;
import wfmperformanceservice850.WFMPerformanceService850;
import wfmperformanceservice850.WFMPerformanceService850Soap;
import wfmscheduleservice712.SchAgentStateHolder;
import wfmscheduleservice712.WFMScheduleService712;
import wfmscheduleservice712.WFMScheduleService712Soap;
import wfmscheduleservice850.WFMScheduleService850;
import wfmscheduleservice850.WFMScheduleService850Soap;

/** From the locator through every service and out again, with classes that wsimport made of the WSDLs. */
public final class ReadWorld {
  /** EPerfLevel: the site. EPerfItem: service factor, working agents. */
  private static final int SITE_LEVEL = 2;
  private static final List<Integer> PERFORMANCE_ITEMS = List.of(3, 5);
  private static final List<Integer> ALL = Collections.emptyList();

  private final WfmSession session = new WfmSession();
  private final int site = Integer.parseInt(WfmSession.variable("WFM_SITE_ID"));
  private final int day = Integer.parseInt(WfmSession.variable("WFM_DAY"));
  private final List<Integer> agents =
      Arrays.stream(WfmSession.variable("WFM_AGENT_IDS").split(" ")).map(Integer::valueOf).collect(Collectors.toList());

  private ReadWorld() throws Exception {}

  public static void main(String[] args) throws Exception {
    ReadWorld reader = new ReadWorld();
    Map<String, Supplier<String>> reads = reader.reads();
    Map<String, String> answers = new LinkedHashMap<>();
    reads.forEach((name, read) -> {
      try {
        answers.put(name, read.get());
      } catch (WebServiceException refused) {
        System.err.println(name + ": " + refused.getMessage());
      }
    });
    reader.session.close();
    String members =
        answers.entrySet().stream().map(entry -> Rows.quoted(entry.getKey()) + ":" + entry.getValue()).collect(Collectors.joining(","));
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println("{" + members + "}");
    System.exit(answers.size() == reads.size() ? 0 : 1);
  }

  private Map<String, Supplier<String>> reads() {
    Map<String, Supplier<String>> reads = new LinkedHashMap<>();
    reads.put("ConfigService850", this::sites);
    reads.put("ScheduleService712", this::agentStates);
    reads.put("ScheduleService850", this::agentDays);
    reads.put("CalendarService850", this::balances);
    reads.put("AdherenceService850", this::adherence);
    reads.put("PerformanceService850", this::performance);
    reads.put("ForecastService850", this::forecast);
    return reads;
  }

  private String sites() {
    WFMConfigService850Soap config =
        session.connect("ConfigService850", wsdl -> new WFMConfigService850(wsdl).getWFMConfigService850Soap());
    CfgSortMode byName = new CfgSortMode();
    byName.setSortMode(1);
    byName.setAscending(true);
    return Rows.of(
        config.getSite(new CfgSiteFilter(), byName, new CfgSiteDetails()).getObjectArray(),
        found -> Rows.row(found.getWmSiteId(), found.getWmName(), found.getWmComments(), Long.toString(found.getTimestamp())));
  }

  private String agentStates() {
    WFMScheduleService712Soap schedule =
        session.connect("ScheduleService712", wsdl -> new WFMScheduleService712(wsdl).getWFMScheduleService712Soap());
    SchAgentStateHolder holder =
        schedule.getAgentState(0, 0, site, day, day + 1, ALL, ALL, ALL, ALL, ALL, 0, true);
    Map<List<Integer>, String> names = new HashMap<>();
    holder.getSchStateInfo().forEach(info -> names.put(List.of(info.getWmStateType(), info.getWmStateId()), info.getWmName()));
    return Rows.of(
        holder.getSchAgentState(),
        state -> Rows.row(
            state.getGswAgentId(),
            state.getWmStateType(),
            state.getWmStateId(),
            names.get(List.of(state.getWmStateType(), state.getWmStateId())),
            minutes(state.getWmStartDateTime()),
            minutes(state.getWmEndDateTime()),
            state.isWmFullDay(),
            state.isWmPaid()));
  }

  private String agentDays() {
    WFMScheduleService850Soap schedule =
        session.connect("ScheduleService850", wsdl -> new WFMScheduleService850(wsdl).getWFMScheduleService850Soap());
    return Rows.of(
        schedule.getSchAgentDay(0, 0, site, day, day + 7, ALL, agents).getSchAgentDay(),
        found -> Rows.row(
            found.getGswAgentId(),
            (int) found.getWmDate(),
            found.getWmTeamId(),
            found.getWmShiftId(),
            minutes(found.getWmStartDateTime()),
            minutes(found.getWmEndDateTime()),
            found.getWmPaidMinutes(),
            found.getWmTotalMinutes(),
            found.getWmDayType()));
  }

  private String balances() {
    WFMCalendarService850Soap calendar =
        session.connect("CalendarService850", wsdl -> new WFMCalendarService850(wsdl).getWFMCalendarService850Soap());
    return Rows.of(
        calendar.getTimeOffBalance(site, ALL, ALL, day + 60).getCalTimeOffBalance(),
        balance -> Rows.row(
            balance.getGswAgentId(),
            balance.getWmTimeOffTypeId(),
            (int) balance.getWmDate(),
            balance.getWmScheduledMinutes(),
            balance.getWmGrantedMinutes(),
            balance.getWmPreferredMinutes(),
            balance.getWmBalanceMinutes()));
  }

  private String adherence() {
    WFMAdherenceService850Soap adherence =
        session.connect("AdherenceService850", wsdl -> new WFMAdherenceService850(wsdl).getWFMAdherenceService850Soap());
    return Rows.of(
        adherence.getAgentAdherence(site, ALL, ALL).getAdhAgentState(),
        state -> Rows.row(
            state.getGswAgentId(),
            state.getWmScheduledName(),
            minutes(state.getWmScheduledStateStart()),
            state.getWmCurrentState(),
            state.getWmReasonCode(),
            state.getWmChannel(),
            state.getWmAdherenceState(),
            state.getWmNonAdherenceSeconds()));
  }

  private String performance() {
    WFMPerformanceService850Soap performance =
        session.connect("PerformanceService850", wsdl -> new WFMPerformanceService850(wsdl).getWFMPerformanceService850Soap());
    return Rows.of(
        performance.getPerformance(SITE_LEVEL, List.of(site), day, day + 1, 30, PERFORMANCE_ITEMS, true).getPerfStep(),
        step -> Rows.row(
            step.getWmObjectId(),
            minutes(step.getWmDateTime()),
            step.getWmItem(),
            thousandths(step.getWmActual()),
            thousandths(step.getWmForecast()),
            thousandths(step.getWmScheduled()),
            thousandths(step.getWmRequired()),
            thousandths(step.getWmAnticipated()),
            step.getWmAlert()));
  }

  private String forecast() {
    WFMForecastService850Soap forecast =
        session.connect("ForecastService850", wsdl -> new WFMForecastService850(wsdl).getWFMForecastService850Soap());
    return Rows.of(
        forecast.getMasterForecast(site, day, day + 1, ALL, 15).getFrcStep(),
        step -> Rows.row(
            step.getWmActivityId(),
            minutes(step.getWmDateTime()),
            thousandths(step.getWmVolume()),
            thousandths(step.getWmAHT()),
            thousandths(step.getWmCalculatedStaffing()),
            thousandths(step.getWmRequiredStaffing())));
  }

  private static long minutes(double oleDate) {
    return (long) Math.floor(oleDate * 1440 + 0.5);
  }

  private static Long thousandths(double value) {
    return Double.isNaN(value) ? null : Long.valueOf((long) Math.floor(value * 1000 + 0.5));
  }
}
