import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { lookUpOf } from '../../src/api/look-ups.ts';
import { parameterValues } from '../../src/gate/parameter-values.ts';

const reads = allEndpoints.filter(({ safety, method }) => safety === 'read' && method === 'get');
const changes = allEndpoints.filter(({ safety }) => safety !== 'read');

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** The read that answers a path, with what its query is asked. */
function readAt(lookUp: string): { readonly operationId: string; readonly isValid: boolean } | undefined {
  const { pathname, searchParams } = new URL(lookUp, 'http://bridge');
  const found = reads.find(({ path }) => pattern(path).test(pathname));
  if (found === undefined) return undefined;
  const { values, flaws } = parameterValues([...searchParams], found.query);
  const isValid = flaws.length === 0 && found.query.safeParse(values).success;
  return { operationId: found.operationId, isValid };
}

const now = Date.parse('2026-03-29T12:00:00Z');
const item = { agentId: 4711, from: '2026-03-02', to: '2026-03-04' };

describe('the read that shows whether a change has happened', () => {
  test('there are changes to walk through', () => {
    expect(changes.length).toBeGreaterThanOrEqual(27);
  });

  test.each(changes.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    'of %s',
    (_id, endpoint) => {
      const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const params = Object.fromEntries(names.map((name) => [name, 7]));
      for (const body of [undefined, item, { ...item, commit: false }]) {
        const lookUp = lookUpOf(endpoint, { params, body, now });
        expect(lookUp).toBeDefined();
        expect(lookUp).not.toMatch(/undefined|[{}]/);
        expect(readAt(lookUp ?? '')).toBeDefined();
        if (body !== undefined) expect(readAt(lookUp ?? '')).toMatchObject({ isValid: true });
      }
    },
  );

  test.each([
    {
      title: 'time off is looked for with its agent in its days',
      operationId: 'createTimeOffRequest',
      params: { siteId: 101 },
      body: item,
      lookUp: '/wfm/v1/sites/101/time-off-requests?from=2026-03-02&to=2026-03-04&agentId=4711',
    },
    {
      title: 'a part of a day is looked for a day around, for its zone is not known',
      operationId: 'createCalendarItem',
      params: { siteId: 101 },
      body: { agentId: 4711, start: '2026-03-01T23:00:00-08:00', end: '2026-03-01T23:30:00-08:00' },
      lookUp: '/wfm/v1/sites/101/calendar-items?from=2026-02-28&to=2026-03-03&agentId=4711',
    },
    {
      title: 'an exception is looked for in the schedule',
      operationId: 'createException',
      params: { siteId: 101 },
      body: { agentIds: [1, 2], start: '2026-03-02T09:00:00', end: '2026-03-02T10:00:00', commit: true },
      lookUp: '/wfm/v1/sites/101/schedule?from=2026-03-01&to=2026-03-04&agentId=1%2C2',
    },
    {
      title:
        'a meeting that is not committed among the pending changes, of too many agents without their names',
      operationId: 'createMeeting',
      params: { siteId: 101 },
      body: {
        agentIds: Array.from({ length: 51 }, (_, index) => index),
        start: '2026-03-02T09:00:00',
        end: '2026-03-02T10:00:00',
        commit: false,
      },
      lookUp: '/wfm/v1/sites/101/pending-changes?from=2026-03-01&to=2026-03-04',
    },
    {
      title: 'changes that were to be committed where most are pending',
      operationId: 'commitPendingChanges',
      params: { siteId: 101 },
      body: { changeIds: [5] },
      lookUp: '/wfm/v1/sites/101/pending-changes?from=2026-02-27&to=2027-02-28',
    },
    {
      title: 'what was to be deleted at its own path, whatever its name',
      operationId: 'deleteApiClient',
      params: { clientId: 'a/b?c' },
      body: undefined,
      lookUp: '/admin/v1/clients/a%2Fb%3Fc',
    },
  ])('$title', ({ operationId, params, body, lookUp }) => {
    expect(lookUpOf({ operationId }, { params, body, now })).toBe(lookUp);
  });

  test('reads have none', () => {
    for (const { operationId } of [...reads, { operationId: 'constructor' }])
      expect(lookUpOf({ operationId }, { params: {}, body: undefined, now })).toBeUndefined();
  });
});
