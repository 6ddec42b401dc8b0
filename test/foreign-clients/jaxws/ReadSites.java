import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.handler.MessageContext;
import wfmconfigservice850.CfgSite;
import wfmconfigservice850.CfgSiteDetails;
import wfmconfigservice850.CfgSiteFilter;
import wfmconfigservice850.CfgSiteHolder;
import wfmconfigservice850.CfgSortMode;
import wfmconfigservice850.WFMConfigService850;
import wfmconfigservice850.WFMConfigService850Soap;
import wfmlocatorservice800.WFMLocatorService800;
import wfmlocatorservice800.WFMLocatorService800Soap;
import wfmsessionservice800.ServiceInfo;
import wfmsessionservice800.SessionInfo;
import wfmsessionservice800.WFMSessionService800;
import wfmsessionservice800.WFMSessionService800Soap;

/** From the locator to the sites and out again, with classes that wsimport made of the WSDLs. */
public final class ReadSites {
  private static final String APP_NAME = "WFMServer";
  private final String origin = System.getenv("WFM_ORIGIN");
  private final String token = System.getenv("WFM_TOKEN");
  private final int userId = Integer.parseInt(System.getenv("WFM_USER_ID"));

  public static void main(String[] args) throws Exception {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(new ReadSites().read());
  }

  private String read() throws Exception {
    WFMLocatorService800Soap locator =
        new WFMLocatorService800(wsdl("WFMLocatorService800")).getWFMLocatorService800Soap();
    connect(locator, origin + "/?Handler=WFMLocatorService800");
    String sessionUrl =
        locator.locateServer("SessionService800", APP_NAME, userId, Collections.emptyList()).getSessionServiceURL();

    WFMSessionService800 sessions = new WFMSessionService800(wsdl("WFMSessionService800"));
    WFMSessionService800Soap opener = sessions.getWFMSessionService800Soap();
    connect(opener, sessionUrl);
    SessionInfo session = opener.openSession(APP_NAME, userId);

    WFMConfigService850Soap config =
        new WFMConfigService850(wsdl("WFMConfigService850")).getWFMConfigService850Soap();
    connect(config, urlOf(session, "ConfigService850"));
    CfgSiteHolder holder = config.getSite(new CfgSiteFilter(), sortedByName(), new CfgSiteDetails());

    WFMSessionService800Soap closer = sessions.getWFMSessionService800Soap();
    connect(closer, urlOf(session, "SessionService800"));
    closer.closeSession();
    return holder.getObjectArray().stream().map(ReadSites::json).collect(Collectors.joining(",", "[", "]"));
  }

  private URL wsdl(String handler) throws Exception {
    return new URL(origin + "/?Handler=" + handler + "&wsdl");
  }

  private void connect(Object port, String url) {
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, url);
    context.put(MessageContext.HTTP_REQUEST_HEADERS, Map.of("Authorization", List.of("Bearer " + token)));
  }

  private static String urlOf(SessionInfo session, String name) {
    for (ServiceInfo service : session.getServices()) {
      if (service.getServiceName().equals(name)) return service.getServiceURL();
    }
    throw new IllegalStateException("the session has no " + name);
  }

  private static CfgSortMode sortedByName() {
    CfgSortMode mode = new CfgSortMode();
    mode.setSortMode(1);
    mode.setAscending(true);
    return mode;
  }

  private static String json(CfgSite site) {
    return String.format(
        "{\"id\":%d,\"name\":%s,\"comments\":%s,\"timestamp\":\"%d\"}",
        site.getWmSiteId(), quoted(site.getWmName()), quoted(site.getWmComments()), site.getTimestamp());
  }

  private static String quoted(String text) {
    if (text == null) return "null";
    StringBuilder json = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      if (unit == '"' || unit == '\\') json.append('\\').append(unit);
      else if (unit < ' ') json.append(String.format("\\u%04x", (int) unit));
      else json.append(unit);
    }
    return json.append('"').toString();
  }
}
