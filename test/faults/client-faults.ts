/** What an API client asks for beyond what it may see, or beyond measure. */
import { basicOf, callerOf } from '../support/running-bridge.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code']): ProblemOutcome => ({ status, code });

const day = 'from=2026-01-05&to=2026-01-06';

/** A path, and a body where something is written; `site` completes a path of the site 101. */
type Asking = (site: (rest: string) => string) => readonly [path: string, body?: unknown];

/** A client of the simulator's bridge that was made for the row, and what it asks for. */
function asClient(
  ...row: readonly [theme: string, injected: string, wish: object, send: Asking, outcome: FaultOutcome]
): FaultRow {
  const [theme, injected, wish, send, outcome] = row;
  return {
    theme,
    injected,
    async call(bench) {
      const { bridge } = (await bench.world()).pair;
      const id = `client-${theme}-${injected}`.replaceAll(/\W+/g, '-').slice(0, 64);
      const made = await bridge.post('/admin/v1/clients', {
        id,
        name: 'Somebody',
        ownerEmail: 'somebody@example.com',
        roles: ['integrator'],
        scope: 'all',
        view: 'full',
        ...wish,
      });
      if (made.status !== 201) throw new Error(made.text);
      const { secret } = (made.body as { readonly secret: { readonly secret: string } }).secret;
      const caller = callerOf(bridge.url, basicOf(id, secret));
      const [path, body] = send((rest) => `/wfm/v1/sites/101/${rest}`);
      return body === undefined ? caller.get(path) : caller.post(path, body);
    },
    outcome,
  };
}

const other = { scope: { siteIds: [102] } };
const invalid = problem(400, 'invalid-request');
export const clientFaults: readonly FaultRow[] = [
  asClient(
    'ranges',
    'ten years of a schedule',
    {},
    (site) => [site('schedule?from=2020-01-01&to=2030-01-01')],
    invalid,
  ),
  asClient(
    'ranges',
    'eight days, for a client that may ask for seven',
    { quotas: { maxRangeDays: 7 } },
    (site) => [site('schedule?from=2026-01-05&to=2026-01-13')],
    invalid,
  ),
  asClient(
    'ids',
    '1,001 ids in a query',
    {},
    () => [`/wfm/v1/agents?id=${Array.from({ length: 1001 }, (_, index) => index + 1).join(',')}`],
    invalid,
  ),
  asClient(
    'ids',
    '10,000 ids in a body',
    {},
    (site) => [
      site('exceptions'),
      {
        agentIds: Array.from({ length: 10_000 }, (_, index) => index + 1),
        exceptionTypeId: 1,
        start: '2026-01-05T09:00:00',
        end: '2026-01-05T10:00:00',
      },
    ],
    invalid,
  ),
  asClient(
    "others' sites",
    "a site of others'",
    other,
    () => ['/wfm/v1/sites/101'],
    problem(404, 'not-found'),
  ),
  asClient(
    "others' sites",
    "the schedule of others' site",
    other,
    (site) => [site(`schedule?${day}`)],
    problem(404, 'not-found'),
  ),
  asClient(
    "others' sites",
    "an agent of others' site",
    other,
    () => ['/wfm/v1/agents/5001'],
    problem(404, 'not-found'),
  ),
  asClient(
    "others' sites",
    "the schedule of an agent of others' site",
    other,
    () => [`/wfm/v1/agents/5001/schedule?${day}`],
    problem(404, 'not-found'),
  ),
  asClient(
    "others' sites",
    "an exception for others' site",
    other,
    (site) => [
      site('exceptions'),
      { agentIds: [5001], exceptionTypeId: 1, start: '2026-01-05T09:00:00', end: '2026-01-05T10:00:00' },
    ],
    problem(404, 'not-found'),
  ),
];
