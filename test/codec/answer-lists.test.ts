/** A list is an array whatever the number of its items, for every list of every answer, in both profiles. */
import { describe, expect, test } from 'vitest';
import { noOddities } from '../../src/codec/operation-codec.ts';
import { onlyProperty } from '../../src/contract/only-property.ts';
import {
  complexTypeOf,
  typeOf,
  type Member,
  type Operation,
  type Service,
} from '../../src/contract/service-model.ts';
import { callable, fixtureContract, fixtureNames } from '../fixtures/fixture-contract.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { decodeBody, exact, friendly, linesOfBody } from '../support/codec-calls.ts';
import { exactXml } from '../support/exact-xml.ts';
import { listAt, listPaths, sampleOf, type ListPath } from '../support/list-paths.ts';

interface List {
  readonly name: string;
  readonly called: readonly [Service, Operation];
  readonly path: ListPath;
}

function listsOf([service, operation]: readonly [Service, Operation], origin: string): List[] {
  if (operation.response.empty || typeOf(service, operation.response.type).kind !== 'complex') return [];
  return listPaths(service, operation).map((path) => ({
    name: `${origin}${operation.name}: ${path.map((member) => member.name).join('.')}`,
    called: [service, operation],
    path,
  }));
}

const own = callable(contract).flatMap((called) => listsOf(called, ''));
const others = fixtureNames.flatMap((name) =>
  callable(fixtureContract(name)).flatMap((called) => listsOf(called, `${name} `)),
);

/** The friendly answer of one property is that property. */
function friendlyPath({ called: [service, operation], path }: List): ListPath {
  const only = onlyProperty(complexTypeOf(service, operation.response.type));
  return only === undefined ? path : path.slice(1);
}

/** `items` stands for both arrays of a holder. */
function friendlyKey([service]: List['called'], member: Member): string {
  const owners = [...service.types.values()].filter((type) => type.kind === 'complex');
  const owner = owners.find(({ members }) => members.includes(member));
  const isOfHolder =
    owner?.holder !== undefined && [owner.holder.full, owner.holder.short].includes(member.name);
  return isOfHolder ? owner.holder.items : member.friendly;
}

test('there are lists to look at', () => {
  expect(own.length).toBeGreaterThan(40);
  expect(others.length).toBeGreaterThan(60);
});

describe.each([...own, ...others])('$name', (list) => {
  const { called, path } = list;
  const [service, operation] = called;
  test.each([0, 1, 2])('%i items', async (items) => {
    const value = sampleOf(service, operation.response, path, items);
    const xml = exactXml(service, operation.response, value);
    const oddities = noOddities();

    const exactValue = await decodeBody(called, xml, exact, oddities);
    expect(listAt(exactValue, path, (member) => member.key)).toHaveLength(items);

    const friendlyValue = await decodeBody(called, xml, friendly, oddities);
    const inside = friendlyPath(list);
    expect(
      inside.length === 0
        ? friendlyValue
        : listAt(friendlyValue, inside, (member) => friendlyKey(called, member)),
    ).toHaveLength(items);
    expect(oddities).toEqual(noOddities());
  });
});

/** The list that lines are made of: the value itself, or all that an object holds but for counts. */
function onlyListIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries<unknown>(value as Record<string, unknown>)
      : [];
  const lists = inside.filter(([key]) => !key.endsWith('NSizeIs'));
  const names = lists.map(([key]) => key).join(' ');
  if (lists.length !== 1 && names !== 'objectArray objectShortArray') return undefined;
  return lists.every(([, list]) => Array.isArray(list))
    ? lists.flatMap(([, list]) => list as readonly unknown[])
    : undefined;
}

describe.each([
  { profile: 'friendly', options: friendly },
  { profile: 'exact', options: exact },
])('lines in the $profile profile', ({ options }) => {
  test('are the items of the list, for every answer of a holder or a list', async () => {
    let seen = 0;
    for (const { called, path } of own) {
      const [service, operation] = called;
      const xml = exactXml(service, operation.response, sampleOf(service, operation.response, path, 2));
      const whole = await decodeBody(called, xml, options);
      const inner = onlyListIn(whole) ?? onlyListIn((whole as { readonly return?: unknown }).return);
      if (inner === undefined) continue;
      seen += 1;
      const text = await linesOfBody(called, xml, options);
      const lines = text === '' ? [] : text.trimEnd().split('\n');
      expect(
        lines.map((line) => JSON.parse(line) as unknown),
        operation.name,
      ).toEqual(inner);
    }
    expect(seen).toBeGreaterThan(5);
  });
});

describe.each(own)('$name', ({ called, path }) => {
  const [service, operation] = called;
  test.each([0, 1, 2])('%i items in one wrapper, as ATL writes them', async (items) => {
    const value = sampleOf(service, operation.response, path, items);
    const xml = exactXml(service, operation.response, value, { wrapped: true, prefix: 'w' });
    expect(await decodeBody(called, xml, exact)).toEqual(value);
  });
});

describe('an empty element in a list that an item may look like', () => {
  const open = serviceAndOperation(contract, 'SessionService', 'OpenSession');
  test.each([
    ['is an item when it is counted', 1, [{}]],
    ['is an empty wrapper when the count is 0', 0, []],
  ])('%s', async (_name, count, services) => {
    const xml = `<OpenSessionResponse xmlns="urn:WFMSessionService800"><return><servicesNSizeIs>${count}</servicesNSizeIs><services/></return></OpenSessionResponse>`;
    const oddities = noOddities();
    expect(await decodeBody(open, xml, friendly, oddities)).toEqual({ services });
    expect(oddities).toEqual(noOddities());
  });
});
