"""From the locator through every service and out again, with zeep. Run with -W error: a warning is a failure."""

import json
import logging
import math
import os
import sys
import warnings

# The module cgi, which this zeep imports, is on its way out of Python. That is not about our WSDLs.
warnings.filterwarnings("ignore", "'cgi' is deprecated", DeprecationWarning)

import requests  # noqa: E402
import zeep  # noqa: E402

# What zeep does not like about a WSDL it says in its log.
logging.basicConfig(level=logging.WARNING)

ORIGIN = os.environ["WFM_ORIGIN"]
USER_ID = int(os.environ["WFM_USER_ID"])
SITE = int(os.environ["WFM_SITE_ID"])
DAY = int(os.environ["WFM_DAY"])
AGENTS = [int(agent) for agent in os.environ["WFM_AGENT_IDS"].split()]
APP_NAME = "WFMServer"
# EPerfLevel: the site. EPerfItem: service factor, working agents.
SITE_LEVEL, PERFORMANCE_ITEMS = 2, [3, 5]

session = requests.Session()
session.trust_env = False
transport = zeep.Transport(session=session)


def service(name, url):
    """The service of a WSDL, called at the given address."""
    wsdl = f"{ORIGIN}/?Handler={name}&wsdl"
    client = zeep.Client(wsdl, transport=transport, settings=zeep.Settings(strict=True))
    return client.create_service(f"{{urn:{name}}}{name}Soap", url)


def authorize(variable):
    session.headers["Authorization"] = "Bearer " + os.environ[variable]


def minutes(ole_date):
    return math.floor(ole_date * 1440 + 0.5)


def thousandths(value):
    return None if math.isnan(value) else math.floor(value * 1000 + 0.5)


def sites(config):
    found = config.GetSite(
        filter={"wmBUIdNSizeIs": 0, "wmSiteIdNSizeIs": 0},
        sortMode={"sortMode": 1, "ascending": True},
        details={"infoType": 0},
    )
    return [[site.wmSiteId, site.wmName, site.wmComments, str(site.timestamp)] for site in found.objectArray]


def agent_states(schedule):
    found = schedule.GetAgentState(
        source=0, scenarioId=0, siteId=SITE, start=DAY, end=DAY + 1, layout=0, provideStateInfo=True
    )
    names = {(info.wmStateType, info.wmStateId): info.wmName for info in found.schStateInfo}
    return [
        [
            state.gswAgentId,
            state.wmStateType,
            state.wmStateId,
            names.get((state.wmStateType, state.wmStateId)),
            minutes(state.wmStartDateTime),
            minutes(state.wmEndDateTime),
            state.wmFullDay,
            state.wmPaid,
        ]
        for state in found.schAgentState
    ]


def agent_days(schedule):
    found = schedule.GetSchAgentDay(source=0, scenarioId=0, siteId=SITE, start=DAY, end=DAY + 7, agentId=AGENTS)
    return [
        [
            day.gswAgentId,
            int(day.wmDate),
            day.wmTeamId,
            day.wmShiftId,
            minutes(day.wmStartDateTime),
            minutes(day.wmEndDateTime),
            day.wmPaidMinutes,
            day.wmTotalMinutes,
            day.wmDayType,
        ]
        for day in found.schAgentDay
    ]


def balances(calendar):
    found = calendar.GetTimeOffBalance(siteId=SITE, date=DAY + 60)
    return [
        [
            row.gswAgentId,
            row.wmTimeOffTypeId,
            int(row.wmDate),
            row.wmScheduledMinutes,
            row.wmGrantedMinutes,
            row.wmPreferredMinutes,
            row.wmBalanceMinutes,
        ]
        for row in found.calTimeOffBalance
    ]


def adherence(adherences):
    found = adherences.GetAgentAdherence(siteId=SITE)
    return [
        [
            state.gswAgentId,
            state.wmScheduledName,
            minutes(state.wmScheduledStateStart),
            state.wmCurrentState,
            state.wmReasonCode,
            state.wmChannel,
            state.wmAdherenceState,
            state.wmNonAdherenceSeconds,
        ]
        for state in found.adhAgentState
    ]


def performance(performances):
    found = performances.GetPerformance(
        level=SITE_LEVEL,
        objectId=[SITE],
        start=DAY,
        end=DAY + 1,
        timestepMinutes=30,
        item=PERFORMANCE_ITEMS,
        provideAlerts=True,
    )
    return [
        [
            step.wmObjectId,
            minutes(step.wmDateTime),
            step.wmItem,
            thousandths(step.wmActual),
            thousandths(step.wmForecast),
            thousandths(step.wmScheduled),
            thousandths(step.wmRequired),
            thousandths(step.wmAnticipated),
            step.wmAlert,
        ]
        for step in found.perfStep
    ]


def forecast(forecasts):
    found = forecasts.GetMasterForecast(siteId=SITE, start=DAY, end=DAY + 1, timestepMinutes=15)
    return [
        [
            step.wmActivityId,
            minutes(step.wmDateTime),
            thousandths(step.wmVolume),
            thousandths(step.wmAHT),
            thousandths(step.wmCalculatedStaffing),
            thousandths(step.wmRequiredStaffing),
        ]
        for step in found.frcStep
    ]


READS = {
    "ConfigService850": sites,
    "ScheduleService712": agent_states,
    "ScheduleService850": agent_days,
    "CalendarService850": balances,
    "AdherenceService850": adherence,
    "PerformanceService850": performance,
    "ForecastService850": forecast,
}


def main():
    authorize("WFM_TOKEN")
    locator = service("WFMLocatorService800", f"{ORIGIN}/?Handler=WFMLocatorService800")
    # The answer has one member: zeep takes that for the answer.
    session_url = locator.LocateServer(serviceName="SessionService800", appName=APP_NAME, userID=USER_ID)
    opened = service("WFMSessionService800", session_url).OpenSession(appName=APP_NAME, userID=USER_ID)
    urls = {entry.serviceName: entry.serviceURL for entry in opened.services}

    authorize("WFM_SERVICE_TOKEN")
    answers = {}
    for name, read in READS.items():
        try:
            answers[name] = read(service(f"WFM{name}", urls[name]))
        except zeep.exceptions.Error as error:
            print(f"{name}: {error}", file=sys.stderr)

    authorize("WFM_TOKEN")
    service("WFMSessionService800", urls["SessionService800"]).CloseSession()
    print(json.dumps(answers))
    return 0 if len(answers) == len(READS) else 1


with session:
    sys.exit(main())
