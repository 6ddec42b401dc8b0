"""From the locator to the sites and out again, with zeep. Run with -W error: a warning is a failure."""

import json
import logging
import os
import warnings

# The module cgi, which this zeep imports, is on its way out of Python. That is not about our WSDLs.
warnings.filterwarnings("ignore", "'cgi' is deprecated", DeprecationWarning)

import requests  # noqa: E402
import zeep  # noqa: E402

# What zeep does not like about a WSDL it says in its log.
logging.basicConfig(level=logging.WARNING)

ORIGIN = os.environ["WFM_ORIGIN"]
USER_ID = int(os.environ["WFM_USER_ID"])
APP_NAME = "WFMServer"

session = requests.Session()
session.trust_env = False
session.headers["Authorization"] = "Bearer " + os.environ["WFM_TOKEN"]
transport = zeep.Transport(session=session)


def service(name, url):
    """The service of a WSDL, called at the given address."""
    wsdl = f"{ORIGIN}/?Handler={name}&wsdl"
    client = zeep.Client(wsdl, transport=transport, settings=zeep.Settings(strict=True))
    return client.create_service(f"{{urn:{name}}}{name}Soap", url)


def main():
    locator = service("WFMLocatorService800", f"{ORIGIN}/?Handler=WFMLocatorService800")
    # The answer has one member: zeep takes that for the answer.
    session_url = locator.LocateServer(serviceName="SessionService800", appName=APP_NAME, userID=USER_ID)
    opened = service("WFMSessionService800", session_url).OpenSession(appName=APP_NAME, userID=USER_ID)
    urls = {entry.serviceName: entry.serviceURL for entry in opened.services}
    sites = service("WFMConfigService850", urls["ConfigService850"]).GetSite(
        filter={"wmBUIdNSizeIs": 0, "wmSiteIdNSizeIs": 0},
        sortMode={"sortMode": 1, "ascending": True},
        details={"infoType": 0},
    )
    service("WFMSessionService800", urls["SessionService800"]).CloseSession()
    print(
        json.dumps(
            [
                {
                    "id": site.wmSiteId,
                    "name": site.wmName,
                    "comments": site.wmComments,
                    "timestamp": str(site.timestamp),
                }
                for site in sites.objectArray
            ]
        )
    )


with session:
    main()
