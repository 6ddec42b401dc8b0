/** A list is an array whatever the number of its items, for every list of every answer, in both profiles. */
import { describe, expect, test } from 'vitest';
import { noOddities } from '../../src/codec/operation-codec.ts';
import type { Member, Operation, Service } from '../../src/contract/service-model.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { decodeBody, exact, friendly } from '../support/codec-calls.ts';
import { exactXml } from '../support/exact-xml.ts';
import { listAt, listPaths, sampleOf, type ListPath } from '../support/list-paths.ts';

interface List {
  readonly name: string;
  readonly called: readonly [Service, Operation];
  readonly path: ListPath;
}

const lists: List[] = contract.services.flatMap((service) =>
  [...service.operations.values()].flatMap((operation) =>
    listPaths(service, operation).map((path) => ({
      name: `${operation.name}: ${path.map((member) => member.name).join('.')}`,
      called: [service, operation] as const,
      path,
    })),
  ),
);

/** The friendly answer has no wrapper; `items` stands for both arrays of a holder. */
function friendlyKey(member: Member): string {
  return member.name === 'objectArray' || member.name === 'objectShortArray' ? 'items' : member.friendly;
}

test('there are lists to look at', () => {
  expect(lists.length).toBeGreaterThan(40);
});

describe.each(lists)('$name', ({ called, path }) => {
  const [service, operation] = called;
  test.each([0, 1, 2])('%i items', async (items) => {
    const value = sampleOf(service, operation.response.type, path, items);
    const xml = exactXml(service, operation.response, value);
    const oddities = noOddities();

    const exactValue = await decodeBody(called, xml, exact, oddities);
    expect(exactValue).toEqual(value);
    expect(listAt(exactValue, path, (member) => member.name)).toHaveLength(items);

    const friendlyValue = await decodeBody(called, xml, friendly, oddities);
    expect(listAt(friendlyValue, path.slice(1), friendlyKey)).toHaveLength(items);
    expect(oddities).toEqual(noOddities());
  });

  test.each([0, 1, 2])('%i items in one wrapper, as ATL writes them', async (items) => {
    const value = sampleOf(service, operation.response.type, path, items);
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
