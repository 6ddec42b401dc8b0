// A session that the locator and the session service gave, and the services in it.
#ifndef SESSION_H
#define SESSION_H

#include "soapWFMLocatorService800SoapProxy.h"
#include "soapWFMSessionService800SoapProxy.h"

#include <cstdlib>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

inline std::string variable(const char *name) {
  const char *value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set");
  return value;
}

inline void check(struct soap *soap, int status) {
  if (status == SOAP_OK) return;
  std::ostringstream fault;
  soap_stream_fault(soap, fault);
  std::string line = fault.str();
  for (char &unit : line) {
    if (unit == '\n') unit = ' ';
  }
  throw std::runtime_error(line);
}

class Session {
public:
  explicit Session(struct soap *soap) : soap(soap), sessions(soap) {
    std::string serviceName = "SessionService800";
    std::string appName = "WFMServer";
    const int userId = std::stoi(variable("WFM_USER_ID"));

    WFMLocatorService800SoapProxy locator(soap);
    const std::string locatorUrl = variable("WFM_ORIGIN") + "/?Handler=WFMLocatorService800";
    locator.soap_endpoint = locatorUrl.c_str();
    _locator__LocateServer locate;
    locate.serviceName = &serviceName;
    locate.appName = &appName;
    locate.userID = userId;
    _locator__LocateServerResponse located;
    authorize(token);
    check(soap, locator.LocateServer(&locate, located));

    const std::string sessionUrl = *located.return_->sessionServiceURL;
    sessions.soap_endpoint = sessionUrl.c_str();
    _session__OpenSession open;
    open.appName = &appName;
    open.userID = userId;
    _session__OpenSessionResponse opened;
    authorize(token);
    check(soap, sessions.OpenSession(&open, opened));
    for (const session__ServiceInfo *service : opened.return_->services) {
      urls[*service->serviceName] = *service->serviceURL;
    }
  }

  // The address of a service, which is called next: the bearer is for one call.
  const char *prepare(const char *name) {
    authorize(serviceToken);
    return urlOf(name);
  }

  void close() {
    sessions.soap_endpoint = urlOf("SessionService800");
    _session__CloseSession close;
    _session__CloseSessionResponse closed;
    authorize(token);
    check(soap, sessions.CloseSession(&close, closed));
  }

private:
  void authorize(const std::string &bearer) { soap->bearer = bearer.c_str(); }

  const char *urlOf(const char *name) const {
    const auto found = urls.find(name);
    if (found == urls.end()) throw std::runtime_error(std::string("the session has no ") + name);
    return found->second.c_str();
  }

  struct soap *soap;
  WFMSessionService800SoapProxy sessions;
  std::map<std::string, std::string> urls;
  const std::string token = variable("WFM_TOKEN");
  const std::string serviceToken = variable("WFM_SERVICE_TOKEN");
};

#endif
