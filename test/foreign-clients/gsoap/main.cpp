// From the locator through every service and out again, with code that wsdl2h and soapcpp2 made of the WSDLs.
#include "WFMLocatorService800Soap.nsmap"
#include "rows.h"
#include "session.h"
#include "soapWFMAdherenceService850SoapProxy.h"
#include "soapWFMCalendarService850SoapProxy.h"
#include "soapWFMConfigService850SoapProxy.h"
#include "soapWFMForecastService850SoapProxy.h"
#include "soapWFMPerformanceService850SoapProxy.h"
#include "soapWFMScheduleService712SoapProxy.h"
#include "soapWFMScheduleService850SoapProxy.h"

#include <iostream>
#include <utility>
#include <vector>

namespace {

// EPerfLevel: the site. EPerfItem: service factor, working agents.
const int siteLevel = 2;
const std::vector<int> performanceItems = {3, 5};

struct Question {
  int site = std::stoi(variable("WFM_SITE_ID"));
  int day = std::stoi(variable("WFM_DAY"));
  std::vector<int> agents;

  Question() {
    std::istringstream ids(variable("WFM_AGENT_IDS"));
    for (int id; ids >> id;) agents.push_back(id);
  }
};

std::string sites(struct soap *soap, Session &session, const Question &) {
  WFMConfigService850SoapProxy config(soap);
  config__CfgSiteFilter everything;
  everything.wmBUIdNSizeIs = 0;
  everything.wmSiteIdNSizeIs = 0;
  config__CfgSortMode byName;
  byName.sortMode = 1;
  byName.ascending = true;
  config__CfgSiteDetails full;
  full.infoType = 0;
  _config__GetSite get;
  get.filter = &everything;
  get.sortMode = &byName;
  get.details = &full;
  _config__GetSiteResponse answer;
  check(soap, config.GetSite(session.prepare("ConfigService850"), nullptr, &get, answer));
  return rowsOf(answer.return_->objectArray, [](const config__CfgSite &site) {
    return row(site.wmSiteId, site.wmName, site.wmComments, std::to_string(site.timestamp));
  });
}

std::string agentStates(struct soap *soap, Session &session, const Question &question) {
  WFMScheduleService712SoapProxy schedule(soap);
  _schedule712__GetAgentState get;
  get.source = 0;
  get.scenarioId = 0;
  get.siteId = question.site;
  get.start = question.day;
  get.end = question.day + 1;
  get.layout = 0;
  get.provideStateInfo = true;
  _schedule712__GetAgentStateResponse answer;
  check(soap, schedule.GetAgentState(session.prepare("ScheduleService712"), nullptr, &get, answer));
  std::map<std::pair<int, int>, const std::string *> names;
  for (const schedule712__SchStateInfo *info : answer.return_->schStateInfo) {
    names[{info->wmStateType, info->wmStateId}] = info->wmName;
  }
  return rowsOf(answer.return_->schAgentState, [&](const schedule712__SchAgentState &state) {
    return row(state.gswAgentId, state.wmStateType, state.wmStateId, names[{state.wmStateType, state.wmStateId}],
               minutes(state.wmStartDateTime), minutes(state.wmEndDateTime), state.wmFullDay, state.wmPaid);
  });
}

std::string agentDays(struct soap *soap, Session &session, const Question &question) {
  WFMScheduleService850SoapProxy schedule(soap);
  _schedule__GetSchAgentDay get;
  get.source = 0;
  get.scenarioId = 0;
  get.siteId = question.site;
  get.start = question.day;
  get.end = question.day + 7;
  get.agentId = question.agents;
  _schedule__GetSchAgentDayResponse answer;
  check(soap, schedule.GetSchAgentDay(session.prepare("ScheduleService850"), nullptr, &get, answer));
  return rowsOf(answer.return_->schAgentDay, [](const schedule__SchAgentDay &day) {
    return row(day.gswAgentId, static_cast<int>(day.wmDate), day.wmTeamId, day.wmShiftId,
               minutes(day.wmStartDateTime), minutes(day.wmEndDateTime), day.wmPaidMinutes, day.wmTotalMinutes,
               day.wmDayType);
  });
}

std::string balances(struct soap *soap, Session &session, const Question &question) {
  WFMCalendarService850SoapProxy calendar(soap);
  _calendar__GetTimeOffBalance get;
  get.siteId = question.site;
  get.date = question.day + 60;
  _calendar__GetTimeOffBalanceResponse answer;
  check(soap, calendar.GetTimeOffBalance(session.prepare("CalendarService850"), nullptr, &get, answer));
  return rowsOf(answer.return_->calTimeOffBalance, [](const calendar__CalTimeOffBalance &balance) {
    return row(balance.gswAgentId, balance.wmTimeOffTypeId, static_cast<int>(balance.wmDate),
               balance.wmScheduledMinutes, balance.wmGrantedMinutes, balance.wmPreferredMinutes,
               balance.wmBalanceMinutes);
  });
}

std::string adherence(struct soap *soap, Session &session, const Question &question) {
  WFMAdherenceService850SoapProxy adherences(soap);
  _adherence__GetAgentAdherence get;
  get.siteId = question.site;
  _adherence__GetAgentAdherenceResponse answer;
  check(soap, adherences.GetAgentAdherence(session.prepare("AdherenceService850"), nullptr, &get, answer));
  return rowsOf(answer.return_->adhAgentState, [](const adherence__AdhAgentState &state) {
    return row(state.gswAgentId, state.wmScheduledName, minutes(state.wmScheduledStateStart), state.wmCurrentState,
               state.wmReasonCode, state.wmChannel, state.wmAdherenceState, state.wmNonAdherenceSeconds);
  });
}

std::string performance(struct soap *soap, Session &session, const Question &question) {
  WFMPerformanceService850SoapProxy performances(soap);
  _performance__GetPerformance get;
  get.level = siteLevel;
  get.objectId = {question.site};
  get.start = question.day;
  get.end = question.day + 1;
  get.timestepMinutes = 30;
  get.item = performanceItems;
  get.provideAlerts = true;
  _performance__GetPerformanceResponse answer;
  check(soap, performances.GetPerformance(session.prepare("PerformanceService850"), nullptr, &get, answer));
  return rowsOf(answer.return_->perfStep, [](const performance__PerfStep &step) {
    return row(step.wmObjectId, minutes(step.wmDateTime), step.wmItem, Thousandths{step.wmActual},
               Thousandths{step.wmForecast}, Thousandths{step.wmScheduled}, Thousandths{step.wmRequired},
               Thousandths{step.wmAnticipated}, step.wmAlert);
  });
}

std::string forecast(struct soap *soap, Session &session, const Question &question) {
  WFMForecastService850SoapProxy forecasts(soap);
  _forecast__GetMasterForecast get;
  get.siteId = question.site;
  get.start = question.day;
  get.end = question.day + 1;
  get.timestepMinutes = 15;
  _forecast__GetMasterForecastResponse answer;
  check(soap, forecasts.GetMasterForecast(session.prepare("ForecastService850"), nullptr, &get, answer));
  return rowsOf(answer.return_->frcStep, [](const forecast__FrcStep &step) {
    return row(step.wmActivityId, minutes(step.wmDateTime), Thousandths{step.wmVolume}, Thousandths{step.wmAHT},
               Thousandths{step.wmCalculatedStaffing}, Thousandths{step.wmRequiredStaffing});
  });
}

using Read = std::string (*)(struct soap *, Session &, const Question &);
const std::vector<std::pair<const char *, Read>> reads = {
    {"ConfigService850", sites},          {"ScheduleService712", agentStates},    {"ScheduleService850", agentDays},
    {"CalendarService850", balances},     {"AdherenceService850", adherence},     {"PerformanceService850", performance},
    {"ForecastService850", forecast},
};

bool read() {
  // Strict: what the schema does not allow is an error. Strings are UTF-8, as the answers are.
  struct soap *soap = soap_new1(SOAP_XML_STRICT | SOAP_C_UTFSTRING);
  const Question question;
  Session session(soap);
  std::string answers;
  bool all = true;
  for (const auto &[name, readService] : reads) {
    try {
      const std::string answer = readService(soap, session, question);
      answers += (answers.empty() ? "" : ",") + json(std::string(name)) + ":" + answer;
    } catch (const std::runtime_error &refused) {
      std::cerr << name << ": " << refused.what() << std::endl;
      all = false;
    }
  }
  session.close();
  std::cout << "{" << answers << "}" << std::endl;
  return all;
}

} // namespace

int main() {
  try {
    return read() ? 0 : 1;
  } catch (const std::exception &error) {
    std::cerr << error.what() << std::endl;
    return 1;
  }
}
