/** Requests: names, order, counts and fills are the contract's, never the caller's. */
import { describe, expect, test } from 'vitest';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { encodeBody, exact, flawsOf, friendly } from '../support/codec-calls.ts';
import { readDocument } from '../../src/xml/document.ts';
import { escapeAttribute } from '../../src/xml/write.ts';
import { compileService, compileWsdl, wrappers, wsdlText } from '../support/wsdl-text.ts';

const called = (operation: string): ReturnType<typeof serviceAndOperation> =>
  serviceAndOperation(contract, 'ConfigService', operation);

/** The Body without the prefix and its declaration, to be read by people. */
function plain(xml: string): string {
  return xml.replaceAll('n0:', '').replace(/ xmlns:n0="[^"]*"/, '');
}

const user = {
  userId: 7,
  user: 'jd',
  timezoneId: 1,
  builderId: 0,
  securityRoleId: 2,
  lastName: 'Doe',
  tenantId: 1,
  userSecurity: [{ subsystemId: 3 }, { subsystemId: 4 }],
  timestamp: '9223372036854775807',
};
const userXml =
  '<gswUserId>7</gswUserId><wmUser>jd</wmUser><wmTimezoneId>1</wmTimezoneId><wmBuilderId>0</wmBuilderId>' +
  '<wmSecurityRoleId>2</wmSecurityRoleId><gswLastName>Doe</gswLastName><gswTenantId>1</gswTenantId>' +
  '<wmUserSecurityNSizeIs>2</wmUserSecurityNSizeIs>' +
  '<wmUserSecurity><wmSubsystemId>3</wmSubsystemId></wmUserSecurity>' +
  '<wmUserSecurity><wmSubsystemId>4</wmSubsystemId></wmUserSecurity>' +
  '<timestamp>9223372036854775807</timestamp>';
const insertUser = `<InsertUser><user>${userXml}</user><force>true</force></InsertUser>`;

function shuffled(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).reverse());
}

describe('friendly', () => {
  test('the namespace is declared once, on the root', () => {
    expect(
      encodeBody(called('DeleteCfgObject'), { objectType: 13, parentId: 0, objectId: 5, force: true }),
    ).toBe(
      '<n0:DeleteCfgObject xmlns:n0="urn:WFMConfigService850"><n0:objectType>13</n0:objectType>' +
        '<n0:parentId>0</n0:parentId><n0:objectId>5</n0:objectId><n0:force>true</n0:force></n0:DeleteCfgObject>',
    );
  });

  test.each([
    ['in order', { user, force: true }],
    ['shuffled', { force: true, user: shuffled(user) }],
    ['without a prototype', Object.assign(Object.create(null) as object, { user, force: true })],
  ])('properties %s make the same XML, counts included', (_name, input) => {
    expect(plain(encodeBody(called('InsertUser'), input))).toBe(insertUser);
  });

  test('an empty or absent list has the count 0', () => {
    for (const input of [
      { ...user, userSecurity: undefined },
      { ...user, userSecurity: [] },
    ]) {
      const xml = encodeBody(called('InsertUser'), { user: input, force: false });
      expect(plain(xml)).toContain('<wmUserSecurityNSizeIs>0</wmUserSecurityNSizeIs><timestamp>');
    }
  });

  test.each([
    [
      'nothing at all lists everything',
      {},
      '<filter><wmBUIdNSizeIs>0</wmBUIdNSizeIs><wmSiteIdNSizeIs>0</wmSiteIdNSizeIs></filter>' +
        '<sortMode><sortMode>0</sortMode><ascending>true</ascending></sortMode><details><infoType>0</infoType></details>',
    ],
    [
      'what is given stays, the rest is filled',
      { filter: { siteId: [4, 5] }, sortMode: { ascending: false } },
      '<filter><wmBUIdNSizeIs>0</wmBUIdNSizeIs><wmSiteIdNSizeIs>2</wmSiteIdNSizeIs><wmSiteId>4</wmSiteId><wmSiteId>5</wmSiteId></filter>' +
        '<sortMode><sortMode>0</sortMode><ascending>false</ascending></sortMode><details><infoType>0</infoType></details>',
    ],
  ])('GetSite: %s', (_name, input, content) => {
    expect(plain(encodeBody(called('GetSite'), input))).toBe(`<GetSite>${content}</GetSite>`);
  });

  test('booleans of details are filled too', () => {
    expect(plain(encodeBody(called('GetAgent'), { details: { provideSkillInfo: true } }))).toContain(
      '<details><infoType>0</infoType><provideSkillInfo>true</provideSkillInfo><provideActivityInfo>false</provideActivityInfo></details>',
    );
  });

  test('nothing is filled in an object that is written', () => {
    expect(flawsOf(called('UpdateUser'), { user: { userId: 7, user: 'jd' } })).toEqual(
      [
        '/user/timezoneId',
        '/user/builderId',
        '/user/securityRoleId',
        '/user/tenantId',
        '/user/timestamp',
        '/force',
        '/checkTimestamp',
      ].map((pointer) => ({ pointer, detail: 'this property is required' })),
    );
  });

  test('a fill of conventions works nowhere but in the three structures', () => {
    const schema =
      '<s:complexType name="Box"><s:sequence><s:element name="n" type="s:int"/></s:sequence></s:complexType>' +
      wrappers(
        'Op',
        '<s:element name="details" type="t:Box" minOccurs="0"/><s:element name="other" type="t:Box" minOccurs="0"/>',
      );
    const service = compileService({ schema, operations: ['Op'] }, { defaults: { 'Box.n': 9 } });
    const op = [service, service.operations.get('Op')!] as const;
    expect(plain(encodeBody(op, {}))).toBe('<Op><details><n>9</n></details></Op>');
    expect(flawsOf(op, { other: {} })).toEqual([
      { pointer: '/other/n', detail: 'this property is required' },
    ]);
    expect(plain(encodeBody(op, {}, exact))).toBe('<Op></Op>');
  });

  test('a structure with a required member that has no default is left out', () => {
    const schema =
      '<s:complexType name="Box"><s:sequence><s:element name="n" type="s:int"/></s:sequence></s:complexType>' +
      wrappers('Op', '<s:element name="filter" type="t:Box" minOccurs="0"/>');
    const service = compileService({ schema, operations: ['Op'] });
    const op = [service, service.operations.get('Op')!] as const;
    expect(plain(encodeBody(op, {}))).toBe('<Op></Op>');
    expect(flawsOf(op, { filter: {} })).toEqual([
      { pointer: '/filter/n', detail: 'this property is required' },
    ]);
  });

  test('a count is no property', () => {
    expect(flawsOf(called('GetSite'), { filter: { wmSiteIdNSizeIs: 0 } })).toEqual([
      { pointer: '/filter/wmSiteIdNSizeIs', detail: 'there is no such property' },
    ]);
  });
});

describe('exact', () => {
  test('nothing is filled and nothing is renamed', () => {
    expect(plain(encodeBody(called('GetSite'), {}, exact))).toBe('<GetSite></GetSite>');
    expect(flawsOf(called('GetSite'), { sortMode: {} }, exact)).toEqual([
      { pointer: '/sortMode/sortMode', detail: 'this property is required' },
      { pointer: '/sortMode/ascending', detail: 'this property is required' },
    ]);
    expect(flawsOf(called('GetSite'), { details: { infoType: 'CFG_INFO_OBJECT' } }, exact)).toEqual([
      { pointer: '/details/infoType', detail: 'an integer from -2147483648 to 2147483647 is expected' },
    ]);
  });

  const filter = (more: object): object => ({ filter: { wmBUIdNSizeIs: 0, ...more } });
  test.each([
    ['missing', filter({ wmSiteId: [4] }), 'this property is required'],
    ['too low', filter({ wmSiteIdNSizeIs: 0, wmSiteId: [4] }), '1 is expected: the length of wmSiteId'],
    ['without an array', filter({ wmSiteIdNSizeIs: 2 }), '0 is expected: the length of wmSiteId'],
    ['no number', filter({ wmSiteIdNSizeIs: '1', wmSiteId: [4] }), '1 is expected: the length of wmSiteId'],
  ])('a count that is %s is a flaw', (_name, input, detail) => {
    expect(flawsOf(called('GetSite'), input, exact)).toEqual([
      { pointer: '/filter/wmSiteIdNSizeIs', detail },
    ]);
  });

  test('a right count is written', () => {
    expect(plain(encodeBody(called('GetSite'), filter({ wmSiteIdNSizeIs: 1, wmSiteId: [4] }), exact))).toBe(
      '<GetSite><filter><wmBUIdNSizeIs>0</wmBUIdNSizeIs><wmSiteIdNSizeIs>1</wmSiteIdNSizeIs><wmSiteId>4</wmSiteId></filter></GetSite>',
    );
  });
});

test('a namespace with characters of markup is escaped where it is declared', () => {
  const namespace = 'urn:a?b=1&c=<d>"';
  const schema = wrappers('Op', '<s:element name="a" type="s:int"/>');
  const text = wsdlText({ schema, operations: ['Op'] }).replaceAll(
    '"urn:test"',
    `"${escapeAttribute(namespace)}"`,
  );
  const [service] = compileWsdl(text).services;
  const root = readDocument(encodeBody([service!, service!.operations.get('Op')!], { a: 1 }, friendly));
  expect(root.name).toBe(`{${namespace}}Op`);
});

test('unqualified members have no prefix, in the request as in the answer', () => {
  const schema = wrappers('Op', '<s:element name="a" type="s:int"/>');
  const service = compileService({ schema, operations: ['Op'], form: 'unqualified' });
  const xml = encodeBody([service, service.operations.get('Op')!], { a: 1 }, friendly);
  expect(xml).toBe('<n0:Op xmlns:n0="urn:test"><a>1</a></n0:Op>');
});
