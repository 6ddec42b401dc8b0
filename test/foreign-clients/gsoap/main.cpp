// From the locator to the sites and out again, with code that wsdl2h and soapcpp2 made of the three WSDLs.
#include "WFMLocatorService800Soap.nsmap"
#include "soapWFMConfigService850SoapProxy.h"
#include "soapWFMLocatorService800SoapProxy.h"
#include "soapWFMSessionService800SoapProxy.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

const std::string appName = "WFMServer";

std::string variable(const char *name) {
  const char *value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set");
  return value;
}

void check(struct soap *soap, int status) {
  if (status == SOAP_OK) return;
  soap_print_fault(soap, stderr);
  throw std::runtime_error("the call failed");
}

std::string quoted(const std::string *text) {
  if (text == nullptr) return "null";
  std::string json = "\"";
  for (const char unit : *text) {
    char escaped[8];
    if (unit == '"' || unit == '\\') {
      json += '\\';
      json += unit;
    } else if (static_cast<unsigned char>(unit) < 0x20) {
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(unit));
      json += escaped;
    } else {
      json += unit;
    }
  }
  return json + '"';
}

std::string urlOf(const session__SessionInfo &session, const std::string &name) {
  for (const session__ServiceInfo *service : session.services) {
    if (service->serviceName != nullptr && *service->serviceName == name) return *service->serviceURL;
  }
  throw std::runtime_error("the session has no " + name);
}

void read() {
  const std::string token = variable("WFM_TOKEN");
  const int userId = std::stoi(variable("WFM_USER_ID"));
  std::string serviceName = "SessionService800";
  std::string application = appName;
  // Strict: what the schema does not allow is an error. Strings are UTF-8, as the answers are.
  struct soap *soap = soap_new1(SOAP_XML_STRICT | SOAP_C_UTFSTRING);
  const auto authorize = [&] { soap->bearer = token.c_str(); };

  WFMLocatorService800SoapProxy locator(soap);
  const std::string locatorUrl = variable("WFM_ORIGIN") + "/?Handler=WFMLocatorService800";
  locator.soap_endpoint = locatorUrl.c_str();
  _locator__LocateServer locate;
  locate.serviceName = &serviceName;
  locate.appName = &application;
  locate.userID = userId;
  _locator__LocateServerResponse located;
  authorize();
  check(soap, locator.LocateServer(&locate, located));

  WFMSessionService800SoapProxy sessions(soap);
  const std::string sessionUrl = *located.return_->sessionServiceURL;
  sessions.soap_endpoint = sessionUrl.c_str();
  _session__OpenSession open;
  open.appName = &application;
  open.userID = userId;
  _session__OpenSessionResponse opened;
  authorize();
  check(soap, sessions.OpenSession(&open, opened));

  WFMConfigService850SoapProxy config(soap);
  const std::string configUrl = urlOf(*opened.return_, "ConfigService850");
  config.soap_endpoint = configUrl.c_str();
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
  _config__GetSiteResponse sites;
  authorize();
  check(soap, config.GetSite(&get, sites));

  const std::string closeUrl = urlOf(*opened.return_, "SessionService800");
  sessions.soap_endpoint = closeUrl.c_str();
  _session__CloseSession close;
  _session__CloseSessionResponse closed;
  authorize();
  check(soap, sessions.CloseSession(&close, closed));

  std::string separator = "[";
  for (const config__CfgSite *site : sites.return_->objectArray) {
    std::cout << separator << "{\"id\":" << site->wmSiteId << ",\"name\":" << quoted(site->wmName)
              << ",\"comments\":" << quoted(site->wmComments) << ",\"timestamp\":\"" << site->timestamp << "\"}";
    separator = ",";
  }
  std::cout << (separator == "[" ? "[]" : "]") << std::endl;
}

} // namespace

int main() {
  try {
    read();
    return 0;
  } catch (const std::exception &error) {
    std::cerr << error.what() << std::endl;
    return 1;
  }
}
