/** What becomes of the WSDLs in the shapes of real vendors: which operations can be called, and why others cannot. */
import { describe, expect, test } from 'vitest';
import {
  callable,
  encodedFixtures,
  fixtureContract,
  fixtureFiles,
  fixtureNames,
} from '../fixtures/fixture-contract.ts';
import { judgeOfFiles } from '../support/xsd-of-wsdl.ts';

/** Service → operation → `true`, or the construct for which it is refused. */
type Outcome = Readonly<Record<string, Readonly<Record<string, true | RegExp>>>>;

const outcomes: Readonly<Record<string, Outcome>> = {
  axis1: { EmployeeServiceService: { getEmployee: true, findEmployees: true, ping: true } },
  'dotnet-asmx': { Orders: { GetOrders: true, GetReport: true, GetXml: true } },
  exotic: {
    Exotic: {
      Substitution: true,
      Choices: true,
      Repeats: true,
      Everything: true,
      Text: true,
      Presets: true,
      Names: true,
      Unions: true,
      Twins: true,
      Tree: true,
      Prices: true,
      Restriction: true,
      Nils: true,
      Odd: true,
      Simple: true,
      Attachment: /^mime:multipartRelated in Attachment$/,
    },
  },
  gsoap: { meter: { read: true, total: true, history: true } },
  java2wsdl: {
    LedgerWrappedService: { add: true, entry: true, entries: true, names: true, document: true },
  },
  'java2wsdl-encoded': {
    LedgerEncodedService: { add: true, entry: true, entries: true, names: true, document: true },
  },
  'java2wsdl-rpc': {
    LedgerLiteralService: { add: true, entry: true, entries: true, names: true, document: true },
  },
  jaxws: { BookingService: { book: true, rooms: true } },
  onvif: {
    EventService: { PullMessages: true },
    // Two ports have an operation of this name.
    PTZService: { PTZPort_GetStatus: true, AbsoluteMove: true, GetNodes: true, NodesPort_GetStatus: true },
  },
  php: { quotes: { getQuote: true, getQuotes: true, hello: true } },
  salesforce: { PartnerService: { query: true, create: true, describe: true } },
  sap: { ZHR_ROSTER: { ZHR_GET_HOURS: true } },
  soapcpp2: { ClockService: { punches: true, punch: true } },
  wcf: { RosterService: { GetShifts: true, Store: true } },
  wsgen: { RosterService: { store: true, list: true, read: true, picture: true } },
};

test('every fixture has its outcome', () => {
  expect(fixtureNames).toEqual(Object.keys(outcomes));
});

describe.each(Object.entries(outcomes))('%s', (name, services) => {
  const model = fixtureContract(name);

  test('its services have these operations', () => {
    const found = model.services.map((service) => [service.name, [...service.operations.keys()]]);
    expect(found).toEqual(
      Object.entries(services).map(([service, operations]) => [service, Object.keys(operations)]),
    );
  });

  test('each operation can be called, or says what stands in the way', () => {
    for (const service of model.services) {
      for (const [operation, { unsupported }] of service.operations) {
        const expected = services[service.name]?.[operation];
        const place = `${service.name}.${operation}`;
        if (expected === true) expect([place, unsupported]).toEqual([place, undefined]);
        else expect(unsupported).toMatch(expected ?? /^$/);
      }
    }
  });

  test('nothing of the services themselves is out of use', () => {
    expect(model.services.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('loading it twice gives the same model', () => {
    expect(fixtureContract(name)).toEqual(model);
  });
});

test.each(fixtureNames.filter((name) => !encodedFixtures.includes(name)))(
  'libxml2 accepts the schemas of %s',
  (name) => {
    const model = fixtureContract(name);
    const judge = judgeOfFiles(fixtureFiles(name), model.services);
    expect(callable(model).length).toBeGreaterThan(0);
    judge.dispose();
  },
);

/** What a WSDL says beyond names: one telling fact for each shape. */
const facts: readonly (readonly [what: string, name: string, fact: () => unknown, expected: unknown])[] = [
  [
    'headers of a request',
    'salesforce',
    () => operation('salesforce', 'query').headers.map(({ key }) => key),
    ['SessionHeader', 'QueryOptions'],
  ],
  ['SOAP 1.2', 'gsoap', () => operation('gsoap', 'read').soapVersion, '1.2'],
  ['SOAP 1.1 before 1.2', 'dotnet-asmx', () => operation('dotnet-asmx', 'GetOrders').soapVersion, '1.1'],
  ['rpc/encoded', 'axis1', () => operation('axis1', 'getEmployee').response.encoded, true],
  [
    'the namespace of soap:body',
    'axis1',
    () => operation('axis1', 'getEmployee').request.name,
    '{http://staff.services}getEmployee',
  ],
  ['a fault', 'jaxws', () => operation('jaxws', 'book').faults.map(({ name }) => name), ['FullException']],
  [
    'what a base is replaced by',
    'salesforce',
    () => derivedOf('salesforce', '{urn:sobject.partner.example}sObject'),
    ['Account', 'AggregateResult', 'Contact'],
  ],
  [
    'what a shape is replaced by',
    'wcf',
    () => derivedOf('wcf', '{http://schemas.datacontract.org/2004/07/Roster}Entity'),
    ['NightShift', 'Shift'],
  ],
];

function operation(name: string, wanted: string): ReturnType<typeof callable>[number][1] {
  const found = callable(fixtureContract(name)).find(([, { name: own }]) => own === wanted);
  if (found === undefined) throw new Error(`${name} has no ${wanted}`);
  return found[1];
}

function derivedOf(name: string, type: `{${string}}${string}`): readonly string[] {
  const [service] = fixtureContract(name).services;
  const model = service?.types.get(type);
  if (model?.kind !== 'complex') throw new Error(`${type} is not complex`);
  return model.derived.map((derived) => derived.slice(derived.indexOf('}') + 1));
}

test.each(facts)('%s, in %s', (_what, _name, fact, expected) => {
  expect(fact()).toEqual(expected);
});
