import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/contract/compile.ts';
import { complexTypeOf } from '../../src/contract/service-model.ts';
import { contract } from '../support/contract.ts';
import { contractSource, fileOf, wsdlPaths } from '../support/wsdl-folder.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';
import { judgeOf } from '../support/xsd-of-wsdl.ts';

/** Paths of everything below a value that could be changed. */
function changeable(value: unknown, path: string, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const own = Object.isFrozen(value) ? [] : [path];
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  return [
    ...own,
    ...[...entries].flatMap(([key, inner]) => changeable(inner, `${path}/${String(key)}`, seen)),
  ];
}

describe('the model is frozen', () => {
  test('in every part', () => {
    expect(changeable(contract, '')).toEqual([]);
  });

  test('maps and sets refuse to be changed', () => {
    const service = contract.services.find(({ family }) => family === 'ConfigService');
    const operation = service?.operations.get('GetSite');
    const services = service?.operations as Map<string, unknown>;
    const structures = operation?.optionalStructures as Set<string>;
    expect(() => services.set('x', 1)).toThrow(TypeError);
    expect(() => services.delete('GetSite')).toThrow(TypeError);
    expect(() => {
      services.clear();
    }).toThrow(TypeError);
    expect(() => structures.add('x')).toThrow(TypeError);
    expect(services.has('GetSite')).toBe(true);
  });
});

test('the same source makes the same model', () => {
  expect(compileContract(contractSource())).toEqual(contract);
});

test.each(wsdlPaths)('libxml2 accepts the schema of %s', (path) => {
  judgeOf(fileOf(path)).dispose();
});

test('libxml2 does not accept everything', () => {
  const broken = fileOf('LocatorService/WFMLocatorService800.wsdl').replace(
    'type="s0:Location"',
    'type="s0:Gone"',
  );
  expect(() => judgeOf(broken)).toThrow();
});

describe('conventions are applied while compiling', () => {
  const service = contract.services.find(({ family }) => family === 'ConfigService');
  const members = (type: string): readonly (readonly [string, unknown])[] =>
    complexTypeOf(service!, `{urn:WFMConfigService850}${type}`).members.map((member) => [
      member.name,
      { countOf: member.countOf, enum: member.enum?.name, date: member.date, fill: member.fill },
    ]);
  const none = { countOf: undefined, enum: undefined, date: undefined, fill: undefined };

  test.each<[what: string, type: string, member: string, expected: object]>([
    ['a count', 'CfgUser', 'wmUserSecurityNSizeIs', { ...none, countOf: 'wmUserSecurity' }],
    ['an array', 'CfgUser', 'wmUserSecurity', none],
    ['a date', 'CfgAgent', 'wmStartDate', { ...none, date: { form: 'date', none: 0 } }],
    ['a double that is no date', 'CfgAgent', 'wmHourlyWage', none],
    ['an enum', 'CfgSite', 'wmWeekStartDay', { ...none, enum: 'ECfgWeekDay' }],
    ['an enum with a default', 'CfgAgentDetails', 'infoType', { ...none, enum: 'ECfgInfoType', fill: 0 }],
    ['a default', 'CfgAgentDetails', 'provideSkillInfo', { ...none, fill: false }],
  ])('%s: %s.%s', (_what, type, member, expected) => {
    expect(new Map(members(type)).get(member)).toEqual(expected);
  });

  test('an enum that holds for one operation only is on that operation', () => {
    const enums = (name: string): [string, string][] =>
      [...(service?.operations.get(name)?.requestEnums ?? [])].map(([path, model]) => [path, model.name]);
    expect(enums('GetSite')).toEqual([['sortMode.sortMode', 'ECfgSortMode.Site']]);
    expect(enums('DeleteCfgObject')).toEqual([['objectType', 'ECfgObjectType']]);
    expect(enums('InsertUser')).toEqual([]);
  });

  test('an operation lists the enums of its request and its answer', () => {
    expect(service?.operations.get('GetSite')?.enums.map(({ name }) => name)).toEqual([
      'ECfgInfoType',
      'ECfgPlanningPeriod',
      'ECfgSortMode.Site',
      'ECfgWeekDay',
    ]);
  });

  test('a holder knows the two arrays that friendly joins', () => {
    expect(complexTypeOf(service!, '{urn:WFMConfigService850}CfgSiteHolder').holder).toEqual({
      full: 'objectArray',
      short: 'objectShortArray',
      items: 'items',
    });
    expect(complexTypeOf(service!, '{urn:WFMConfigService850}CfgUser').holder).toBeUndefined();
  });
});

describe('types that stand inside', () => {
  test('an element and a type of one name keep their inner types apart', () => {
    const inner = (name: string): string =>
      `<s:element name="a"><s:complexType><s:sequence><s:element name="${name}" type="s:int"/></s:sequence></s:complexType></s:element>`;
    const service = compileService({
      schema: `${wrappers('Same', `${inner('x')}<s:element name="b" type="t:Same"/>`)}
        <s:complexType name="Same"><s:sequence>${inner('y')}</s:sequence></s:complexType>`,
      operations: ['Same'],
    });
    const wrapper = complexTypeOf(service, service.operations.get('Same')!.request.type);
    const [a, b] = wrapper.members;
    const names = (type: ReturnType<typeof complexTypeOf>): string[] => type.members.map(({ name }) => name);
    expect(names(complexTypeOf(service, a!.type))).toEqual(['x']);
    const [inSame] = complexTypeOf(service, b!.type).members;
    expect(names(complexTypeOf(service, inSame!.type))).toEqual(['y']);
  });
});
