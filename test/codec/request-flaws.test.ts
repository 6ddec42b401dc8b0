/** What is refused in a request, each mistake with its pointer. */
import { describe, expect, test, vi } from 'vitest';
import { FlawList, InputPlace } from '../../src/codec/encode/input-place.ts';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { BridgeError, type RequestFlaw } from '../../src/error/bridge-error.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { flawsOf, friendly } from '../support/codec-calls.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const called = (operation: string): ReturnType<typeof serviceAndOperation> =>
  serviceAndOperation(contract, 'ConfigService', operation);

/** JSON.parse makes `__proto__` an own property, as a request body does. */
const json = (text: string): unknown => JSON.parse(text);

describe('a flaw has a pointer and says what was expected', () => {
  const none = 'there is no such property';
  const integer = 'an integer from -2147483648 to 2147483647 is expected';
  test.each<[what: string, operation: string, input: unknown, flaws: RequestFlaw[]]>([
    ['no object at all', 'GetSite', 'x', [{ pointer: '', detail: 'an object is expected' }]],
    ['null', 'GetSite', null, [{ pointer: '', detail: 'an object is expected' }]],
    ['an array', 'GetSite', [], [{ pointer: '', detail: 'an object is expected' }]],
    [
      'an object for a list',
      'GetSite',
      { filter: { siteId: { 0: 1 } } },
      [{ pointer: '/filter/siteId', detail: 'an array is expected' }],
    ],
    [
      'null for a list',
      'GetSite',
      { filter: { siteId: null } },
      [{ pointer: '/filter/siteId', detail: 'an array is expected' }],
    ],
    [
      'a scalar for an object',
      'GetSite',
      { filter: 5 },
      [{ pointer: '/filter', detail: 'an object is expected' }],
    ],
    [
      'null for a structure that may be left out',
      'GetSite',
      { filter: null },
      [{ pointer: '/filter', detail: 'an object is expected' }],
    ],
    [
      'an item of the wrong type',
      'GetSite',
      { filter: { siteId: [1, '2', null] } },
      [
        { pointer: '/filter/siteId/1', detail: integer },
        { pointer: '/filter/siteId/2', detail: integer },
      ],
    ],
    [
      'a typing error',
      'GetSite',
      { fliter: {} },
      [{ pointer: '/fliter', detail: `${none}; did you mean filter?` }],
    ],
    [
      'a name in other letters',
      'GetSite',
      { filter: { SITEID: [1] } },
      [{ pointer: '/filter/SITEID', detail: `${none}; did you mean siteId?` }],
    ],
    [
      'the name of the WSDL',
      'GetSite',
      { filter: { wmSiteId: [1] } },
      [{ pointer: '/filter/wmSiteId', detail: `${none}; did you mean siteId?` }],
    ],
    ['a name far from all', 'GetSite', { zzzzzz: 1 }, [{ pointer: '/zzzzzz', detail: none }]],
    ['a name with ~ and /', 'GetSite', { 'a~b/c': 1 }, [{ pointer: '/a~0b~1c', detail: none }]],
    ['an empty name', 'GetSite', { '': 1 }, [{ pointer: '/', detail: none }]],
    [
      'a very long name',
      'GetSite',
      { ['f'.repeat(5000)]: 1 },
      [{ pointer: `/${'f'.repeat(200)}…`, detail: none }],
    ],
    ['__proto__', 'GetSite', json('{"__proto__":{"filter":{}}}'), [{ pointer: '/__proto__', detail: none }]],
    [
      'constructor',
      'GetSite',
      json('{"constructor":1,"toString":2}'),
      [
        { pointer: '/constructor', detail: none },
        { pointer: '/toString', detail: none },
      ],
    ],
    [
      '__proto__ inside',
      'GetSite',
      json('{"filter":{"__proto__":null}}'),
      [{ pointer: '/filter/__proto__', detail: none }],
    ],
    [
      'a control character',
      'GetSite',
      { filter: { cfgSnapshotID: '\u0007' } },
      [{ pointer: '/filter/cfgSnapshotID', detail: 'a string without control characters is expected' }],
    ],
  ])('%s', (_what, operation, input, flaws) => {
    expect(flawsOf(called(operation), input)).toEqual(flaws);
  });
});

test('inherited properties are not read', () => {
  const input = Object.create({ objectId: 5 }) as Record<string, unknown>;
  Object.assign(input, { objectType: 13, parentId: 0, force: true });
  expect(flawsOf(called('DeleteCfgObject'), input)).toEqual([
    { pointer: '/objectId', detail: 'this property is required' },
  ]);
});

test('all flaws of a request are named at once', () => {
  const flaws = flawsOf(called('InsertUser'), {
    user: { userId: 'seven', usr: 'jd', userSecurity: [{ subsystemId: 1.5 }, {}], timestamp: 'x' },
    forse: true,
  });
  expect(flaws.map(({ pointer }) => pointer).sort()).toEqual([
    '/force',
    '/forse',
    '/user/builderId',
    '/user/securityRoleId',
    '/user/tenantId',
    '/user/timestamp',
    '/user/timezoneId',
    '/user/userId',
    '/user/userSecurity/0/subsystemId',
    '/user/userSecurity/1/subsystemId',
    '/user/usr',
  ]);
});

describe('of very many flaws only the first are named', () => {
  const wrong = (count: number): object => ({ filter: { siteId: Array<string>(count).fill('x') } });

  test('and the last entry counts the others', () => {
    const flaws = flawsOf(called('GetSite'), wrong(100_000));
    expect(flaws).toHaveLength(51);
    expect(flaws[49]).toMatchObject({ pointer: '/filter/siteId/49' });
    expect(flaws[50]).toEqual({ pointer: '', detail: '99950 more flaws' });
  });

  test.each([
    [50, 50, undefined],
    [51, 51, '1 more flaw'],
    [52, 51, '2 more flaws'],
  ])('%i become %i entries', (count, entries, last) => {
    const flaws = flawsOf(called('GetSite'), wrong(count));
    expect(flaws).toHaveLength(entries);
    expect(flaws[50]?.detail).toBe(last);
  });

  test('and nothing is worked out for a flaw that nobody will read', () => {
    const place = InputPlace.root(new FlawList());
    const detail = vi.fn(() => 'x');
    for (let count = 0; count < 60; count += 1) place.flaw(detail);
    expect(detail).toHaveBeenCalledTimes(50);
  });
});

test('the error says service, operation and profile', () => {
  const codec = operationCodec(...called('GetSite'), friendly);
  let error: unknown;
  try {
    codec.encode({ x: 1 });
  } catch (reason) {
    error = reason;
  }
  expect(error).toBeInstanceOf(BridgeError);
  expect(error).toMatchObject({
    code: 'invalid-request',
    detail: 'the body does not match GetSite in the friendly profile',
    facts: { service: 'ConfigService850', operation: 'GetSite', errors: [{ pointer: '/x' }] },
  });
});

describe('a schema with more to refuse', () => {
  const schema = `<s:simpleType name="Colour"><s:restriction base="s:string">
      <s:enumeration value="red"/><s:enumeration value="green"/></s:restriction></s:simpleType>
    ${wrappers('Op', '<s:element name="c" type="t:Colour"/><s:element name="n" type="s:int" nillable="true"/>')}`;
  const service = compileService({ schema, operations: ['Op'] });
  const op = [service, service.operations.get('Op')!] as const;

  test('a text outside an enumeration is a flaw', () => {
    expect(flawsOf(op, { c: 'blue', n: null })).toEqual([
      { pointer: '/c', detail: 'one of red, green is expected' },
    ]);
    expect(flawsOf(op, { c: 'red', n: null })).toEqual([]);
  });

  test('null is only for what is nillable, and a nillable member that is required must be there', () => {
    expect(flawsOf(op, { c: null, n: null }).map(({ pointer }) => pointer)).toEqual(['/c']);
    expect(flawsOf(op, { c: 'red' })).toEqual([{ pointer: '/n', detail: 'this property is required' }]);
  });
});

test('a request that is nested endlessly in a recursive type is refused, not followed to a crash', () => {
  const tree =
    '<s:complexType name="Tree"><s:sequence><s:element name="kid" type="t:Tree" minOccurs="0"/></s:sequence></s:complexType>';
  const service = compileService({
    schema: tree + wrappers('Op', '<s:element name="tree" type="t:Tree"/>'),
    operations: ['Op'],
  });
  const loop: Record<string, unknown> = {};
  loop['kid'] = loop;
  const op = [service, service.operations.get('Op')!] as const;
  const deepest = (levels: number): object => (levels === 0 ? {} : { kid: deepest(levels - 1) });
  expect(flawsOf(op, { tree: deepest(50) })).toEqual([]);
  expect(flawsOf(op, { tree: loop }).map(({ detail }) => detail)).toEqual(['this is nested too deeply']);
});
