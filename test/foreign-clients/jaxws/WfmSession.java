import java.net.MalformedURLException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.handler.MessageContext;
import wfmlocatorservice800.WFMLocatorService800;
import wfmlocatorservice800.WFMLocatorService800Soap;
import wfmsessionservice800.ServiceInfo;
import wfmsessionservice800.SessionInfo;
import wfmsessionservice800.WFMSessionService800;
import wfmsessionservice800.WFMSessionService800Soap;

/** A session that the locator and the session service gave, and the services in it. */
final class WfmSession {
  private static final String APP_NAME = "WFMServer";
  private final String origin = variable("WFM_ORIGIN");
  private final String token = variable("WFM_TOKEN");
  private final WFMSessionService800 sessions;
  private final Map<String, String> urls;

  WfmSession() throws Exception {
    int userId = Integer.parseInt(variable("WFM_USER_ID"));
    WFMLocatorService800Soap locator =
        new WFMLocatorService800(wsdl("WFMLocatorService800")).getWFMLocatorService800Soap();
    address(locator, origin + "/?Handler=WFMLocatorService800", token);
    String sessionUrl =
        locator.locateServer("SessionService800", APP_NAME, userId, Collections.emptyList()).getSessionServiceURL();

    sessions = new WFMSessionService800(wsdl("WFMSessionService800"));
    WFMSessionService800Soap opener = sessions.getWFMSessionService800Soap();
    address(opener, sessionUrl, token);
    SessionInfo opened = opener.openSession(APP_NAME, userId);
    urls = opened.getServices().stream().collect(Collectors.toMap(ServiceInfo::getServiceName, ServiceInfo::getServiceURL));
  }

  static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) throw new IllegalStateException(name + " is not set");
    return value;
  }

  /** The port of a service, made of its WSDL, that calls the address in the session. */
  <P> P connect(String name, Function<URL, P> portOf) {
    P port = portOf.apply(wsdl("WFM" + name));
    address(port, urlOf(name), variable("WFM_SERVICE_TOKEN"));
    return port;
  }

  void close() {
    WFMSessionService800Soap closer = sessions.getWFMSessionService800Soap();
    address(closer, urlOf("SessionService800"), token);
    closer.closeSession();
  }

  private URL wsdl(String handler) {
    try {
      return new URL(origin + "/?Handler=" + handler + "&wsdl");
    } catch (MalformedURLException reason) {
      throw new IllegalStateException(reason);
    }
  }

  private String urlOf(String name) {
    String url = urls.get(name);
    if (url == null) throw new IllegalStateException("the session has no " + name);
    return url;
  }

  private static void address(Object port, String url, String token) {
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, url);
    context.put(MessageContext.HTTP_REQUEST_HEADERS, Map.of("Authorization", List.of("Bearer " + token)));
  }
}
