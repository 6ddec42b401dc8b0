/** Who may see and do what: every endpoint over the wire, for clients of another site, of a team, and without permission. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { permissions } from '../../src/identity/permission.ts';
import { closePair } from '../support/running-bridge.ts';
import { openScopedPair, scopeOf, type ScopedPair } from './scoped-pair.ts';
import { knownThings, siteId, type Known } from './known-things.ts';
import { step, walk } from './scope-walk.ts';

let pair: ScopedPair;
let known: Known;
beforeAll(async () => {
  pair = await openScopedPair();
  known = await knownThings(pair.bridge);
}, 120_000);
afterAll(async () => {
  await closePair(pair);
});

const rows = allEndpoints.map((endpoint) => ({ endpoint, operationId: endpoint.operationId }));
const outsideOf = (operationId: string): string => walk[operationId]?.outside ?? 'no row';

/** What WFM was asked to change. */
function writes(): readonly string[] {
  return pair.simulator.requests
    .all()
    .map(({ operation }) => operation)
    .filter((operation) => /^(Insert|Update|Delete|Set|Commit|Rollback)/.test(operation));
}

test('every endpoint has a row, and every row an endpoint', () => {
  expect(Object.keys(walk).sort()).toEqual(rows.map(({ operationId }) => operationId).sort());
});

describe('a client of another site', () => {
  beforeAll(() => {
    pair.become({ scope: scopeOf({ siteIds: [201] }) });
    pair.simulator.requests.clear();
  });

  test.each(rows)('$operationId', async ({ endpoint, operationId }) => {
    const { status, text } = await step(pair.bridge, endpoint, known);
    const outside = outsideOf(operationId);
    const expected = { gone: 404, elsewhere: 200, refused: 403, open: 200 }[outside];
    expect([operationId, status, status === expected ? '' : text]).toEqual([operationId, expected, '']);
    if (outside !== 'elsewhere') return;
    expect(text).not.toMatch(/"(siteId|id)":101\b|"siteIds":\[[\d,]*\b101\b|"businessUnitId":10\b/);
    expect(text).not.toContain(cloudId('management-unit', siteId));
  });

  test('has written nothing', () => {
    expect(writes()).toEqual([]);
  });

  test.each(rows.filter(({ operationId }) => outsideOf(operationId) === 'elsewhere'))(
    '$operationId shows its own',
    async ({ endpoint, operationId }) => {
      const { text, body } = await step(pair.bridge, endpoint, known);
      const ofUnit = operationId === 'listBusinessUnits' || operationId === 'listMultiSiteActivities';
      const { items, entities, total } = body as Record<string, unknown>;
      const shown = (items ?? entities) as readonly unknown[];
      expect([operationId, shown.length > 0, text.length > 0]).toEqual([operationId, !ofUnit, true]);
      if (total !== undefined) expect(total).toBe(shown.length);
    },
  );

  test.each(['application/x-ndjson', 'text/csv', 'text/calendar'])('%s is no way around', async (accept) => {
    for (const { endpoint } of rows.filter(({ operationId }) => outsideOf(operationId) === 'gone')) {
      const { status } = await step(pair.bridge, endpoint, known, accept);
      expect([endpoint.operationId, [404, 406].includes(status)]).toEqual([endpoint.operationId, true]);
    }
  });
});

describe('a client without a permission', () => {
  test.each(rows.filter(({ endpoint }) => endpoint.permissions.length > 0))(
    '$operationId',
    async ({ endpoint }) => {
      const others = permissions.filter((permission) => !endpoint.permissions.includes(permission));
      pair.become({ permissions: others });
      pair.simulator.requests.clear();
      const { status } = await step(pair.bridge, endpoint, known);
      expect([endpoint.operationId, status, pair.simulator.requests.all()]).toEqual([
        endpoint.operationId,
        403,
        [],
      ]);
    },
  );
});

const reads = rows.filter(({ endpoint: { safety } }) => safety === 'read' || safety === 'varies');

describe('a client of the business unit of the site', () => {
  beforeAll(() => pair.become({ scope: scopeOf({ businessUnitIds: [10] }) }));

  test.each(reads)('$operationId', async ({ endpoint, operationId }) => {
    const { status, text } = await step(pair.bridge, endpoint, known);
    const isRefused = outsideOf(operationId) === 'refused';
    const isRight = isRefused ? status === 403 : status < 300;
    expect([operationId, isRight ? '' : text]).toEqual([operationId, '']);
  });
});

describe('a client of a team', () => {
  let teamId: number;
  let teamAgents: ReadonlySet<number>;
  let stranger: number;
  beforeAll(() => {
    const { agents } = pair.simulator.world;
    teamId = agents.find(({ gswAgentId }) => gswAgentId === known.agentId)!.wmTeamId;
    const own = agents.filter((agent) => agent.wmTeamId === teamId);
    teamAgents = new Set(own.map(({ gswAgentId }) => gswAgentId));
    stranger = agents.find((agent) => agent.wmSiteId === siteId && agent.wmTeamId !== teamId)!.gswAgentId;
    pair.become({ scope: scopeOf({ teamIds: [teamId] }) });
    pair.simulator.requests.clear();
  });

  test.each(reads.filter(({ endpoint: { scope } }) => scope.kind === 'site'))(
    '$operationId',
    async ({ endpoint }) => {
      const { scope } = endpoint;
      const { status, text } = await step(pair.bridge, endpoint, known);
      const isWhole = scope.kind === 'site' && scope.teams === 'refused';
      if (isWhole) expect(status).toBe(403);
      const agents = [...text.matchAll(/"agentId":(\d+)/g)].map(([, id]) => Number(id));
      expect([endpoint.operationId, agents.filter((id) => !teamAgents.has(id))]).toEqual([
        endpoint.operationId,
        [],
      ]);
    },
  );

  test('sees its agents, and no others', async () => {
    const { body } = await pair.bridge.get('/wfm/v1/agents');
    const { items } = body as { readonly items: readonly { readonly id: number }[] };
    expect(new Set(items.map(({ id }) => id))).toEqual(teamAgents);
    expect((await pair.bridge.get(`/wfm/v1/agents/${stranger}`)).status).toBe(404);
    expect((await pair.bridge.get(`/wfm/v1/sites/${siteId}`)).status).toBe(200);
    const users = await pair.bridge.get(
      `/api/v2/workforcemanagement/managementunits/${cloudId('management-unit', siteId)}/users`,
    );
    expect((users.body as { readonly entities: readonly unknown[] }).entities).toHaveLength(teamAgents.size);
  });

  test.each(['createException', 'createMeeting', 'createCalendarItem', 'createTimeOffRequest'])(
    '%s for an agent of another team is refused, and nothing is written',
    async (operationId) => {
      const { endpoint } = rows.find((row) => row.operationId === operationId)!;
      const { status } = await step(pair.bridge, endpoint, { ...known, agentId: stranger });
      expect([status, writes()]).toEqual([404, []]);
    },
  );
});

test('a report is gone when the scope has shrunk', async () => {
  const path = `/api/v2/workforcemanagement/historicaladherencequeries/${known.params['queryId']!}`;
  pair.become({ scope: scopeOf({ siteIds: [siteId] }) });
  expect((await pair.bridge.get(path)).status).toBe(200);
  pair.become({ scope: scopeOf({ siteIds: [201] }) });
  expect((await pair.bridge.get(path)).status).toBe(404);
});
