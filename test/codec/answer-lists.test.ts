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
import { decodeBody, exact, friendly } from '../support/codec-calls.ts';
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

/** The friendly answer of one property is that property; `items` stands for both arrays of a holder. */
function friendlyPath({ called: [service, operation], path }: List): ListPath {
  const only = onlyProperty(complexTypeOf(service, operation.response.type));
  return only === undefined ? path : path.slice(1);
}

function friendlyKey(member: Member): string {
  return member.name === 'objectArray' || member.name === 'objectShortArray' ? 'items' : member.friendly;
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
    expect(inside.length === 0 ? friendlyValue : listAt(friendlyValue, inside, friendlyKey)).toHaveLength(
      items,
    );
    expect(oddities).toEqual(noOddities());
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
