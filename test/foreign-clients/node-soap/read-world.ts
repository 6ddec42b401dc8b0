/** From the locator through every service and out again, with node-soap's client. */
import { createClientAsync, type Client, type IOptions } from 'soap';

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const origin = variable('WFM_ORIGIN');
const identity = { appName: 'WFMServer', userID: Number(variable('WFM_USER_ID')) };
const siteId = Number(variable('WFM_SITE_ID'));
const start = Number(variable('WFM_DAY'));
const end = start + 1;
const agentId = variable('WFM_AGENT_IDS').split(' ').map(Number);

// It reads a long as a number, and a number ends at 2^53.
const options: IOptions = { disableCache: true, customDeserializer: { long: (text: string) => text } };

type Answer = Readonly<Record<string, unknown>>;
type Row = readonly unknown[];

async function connect(handler: string, endpoint: string, token: string): Promise<Client> {
  const client = await createClientAsync(`${origin}/?Handler=${handler}&wsdl`, { ...options, endpoint });
  client.addHttpHeader('Authorization', `Bearer ${token}`);
  return client;
}

async function call(client: Client, operation: string, request: object): Promise<Answer> {
  const methods = client as unknown as Record<string, (request: object) => Promise<unknown[]>>;
  const [answer] = await methods[`${operation}Async`]!(request);
  return ((answer ?? {}) as { return?: Answer }).return ?? {};
}

const minutes = (oleDate: unknown): number => Math.floor(Number(oleDate) * 1440 + 0.5);
const thousandths = (value: unknown): number | null =>
  Number.isNaN(value) ? null : Math.floor(Number(value) * 1000 + 0.5);

/** How a service is read: the operation, its request, its array, and a row of what is in that. */
interface Read {
  readonly service: string;
  readonly operation: string;
  readonly request: object;
  readonly array: string;
  readonly row: (one: Answer, holder: Answer) => Row;
}

function nameOf(state: Answer, holder: Answer): unknown {
  const found = (holder['schStateInfo'] as Answer[]).find(
    (info) => info['wmStateType'] === state['wmStateType'] && info['wmStateId'] === state['wmStateId'],
  );
  return found?.['wmName'] ?? null;
}

const reads: readonly Read[] = [
  {
    service: 'ConfigService850',
    operation: 'GetSite',
    request: {
      filter: { wmBUIdNSizeIs: 0, wmSiteIdNSizeIs: 0 },
      sortMode: { sortMode: 1, ascending: true },
      details: { infoType: 0 },
    },
    array: 'objectArray',
    row: (site) => [site['wmSiteId'], site['wmName'], site['wmComments'] ?? null, site['timestamp']],
  },
  {
    service: 'ScheduleService712',
    operation: 'GetAgentState',
    request: { source: 0, scenarioId: 0, siteId, start, end, layout: 0, provideStateInfo: true },
    array: 'schAgentState',
    row: (state, holder) => [
      state['gswAgentId'],
      state['wmStateType'],
      state['wmStateId'],
      nameOf(state, holder),
      minutes(state['wmStartDateTime']),
      minutes(state['wmEndDateTime']),
      state['wmFullDay'],
      state['wmPaid'],
    ],
  },
  {
    service: 'ScheduleService850',
    operation: 'GetSchAgentDay',
    request: { source: 0, scenarioId: 0, siteId, start, end: start + 7, agentId },
    array: 'schAgentDay',
    row: (day) => [
      day['gswAgentId'],
      day['wmDate'],
      day['wmTeamId'],
      day['wmShiftId'],
      minutes(day['wmStartDateTime']),
      minutes(day['wmEndDateTime']),
      day['wmPaidMinutes'],
      day['wmTotalMinutes'],
      day['wmDayType'],
    ],
  },
  {
    service: 'CalendarService850',
    operation: 'GetTimeOffBalance',
    request: { siteId, date: start + 60 },
    array: 'calTimeOffBalance',
    row: (balance) => [
      balance['gswAgentId'],
      balance['wmTimeOffTypeId'],
      balance['wmDate'],
      balance['wmScheduledMinutes'],
      balance['wmGrantedMinutes'],
      balance['wmPreferredMinutes'],
      balance['wmBalanceMinutes'],
    ],
  },
  {
    service: 'AdherenceService850',
    operation: 'GetAgentAdherence',
    request: { siteId },
    array: 'adhAgentState',
    row: (state) => [
      state['gswAgentId'],
      state['wmScheduledName'] ?? null,
      minutes(state['wmScheduledStateStart']),
      state['wmCurrentState'],
      state['wmReasonCode'] ?? null,
      state['wmChannel'] ?? null,
      state['wmAdherenceState'],
      state['wmNonAdherenceSeconds'],
    ],
  },
  {
    service: 'PerformanceService850',
    operation: 'GetPerformance',
    // EPerfLevel: the site. EPerfItem: service factor, working agents.
    request: {
      level: 2,
      objectId: [siteId],
      start,
      end,
      timestepMinutes: 30,
      item: [3, 5],
      provideAlerts: true,
    },
    array: 'perfStep',
    row: (step) => [
      step['wmObjectId'],
      minutes(step['wmDateTime']),
      step['wmItem'],
      thousandths(step['wmActual']),
      thousandths(step['wmForecast']),
      thousandths(step['wmScheduled']),
      thousandths(step['wmRequired']),
      thousandths(step['wmAnticipated']),
      step['wmAlert'],
    ],
  },
  {
    service: 'ForecastService850',
    operation: 'GetMasterForecast',
    request: { siteId, start, end, timestepMinutes: 15 },
    array: 'frcStep',
    row: (step) => [
      step['wmActivityId'],
      minutes(step['wmDateTime']),
      thousandths(step['wmVolume']),
      thousandths(step['wmAHT']),
      thousandths(step['wmCalculatedStaffing']),
      thousandths(step['wmRequiredStaffing']),
    ],
  },
];

const token = variable('WFM_TOKEN');
const locator = await connect('WFMLocatorService800', `${origin}/?Handler=WFMLocatorService800`, token);
const located = await call(locator, 'LocateServer', { serviceName: 'SessionService800', ...identity });
const opener = await connect('WFMSessionService800', String(located['sessionServiceURL']), token);
const opened = await call(opener, 'OpenSession', identity);
const services = opened['services'] as { serviceName: string; serviceURL: string }[];
const urlOf = (name: string): string => services.find(({ serviceName }) => serviceName === name)!.serviceURL;

const answers: Record<string, Row[]> = {};
for (const { service, operation, request, array, row } of reads) {
  const client = await connect(`WFM${service}`, urlOf(service), variable('WFM_SERVICE_TOKEN'));
  try {
    const holder = await call(client, operation, request);
    answers[service] = (holder[array] as Answer[]).map((one) => row(one, holder));
  } catch (reason) {
    // An answer that is no SOAP is in the error, and its message says nothing.
    const { message, response } = reason as { message: string; response?: { status: number } };
    console.error(`${service}: ${response === undefined ? message : `HTTP status ${response.status}`}`);
    process.exitCode = 1;
  }
}
await call(await connect('WFMSessionService800', urlOf('SessionService800'), token), 'CloseSession', {});
console.log(JSON.stringify(answers));
