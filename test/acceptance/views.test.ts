/** What each view leaves out is in no answer of any endpoint, in no form: canaries are planted and searched for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { leftOut, type PersonalKind } from '../../src/api/view-fields.ts';
import { views, type View } from '../../src/identity/scope.ts';
import { closePair, type Answer } from '../support/running-bridge.ts';
import { openScopedPair, type ScopedPair } from './scoped-pair.ts';
import { knownThings, memo, siteId, type Known } from './known-things.ts';
import { step } from './scope-walk.ts';

/** What the world says of every agent of the site, and how it is found. */
const canaries: Readonly<Record<PersonalKind, readonly string[]>> = {
  wage: ['98765.4321', 'hourlyWage'],
  'e-mail': ['canary@mail.example', '"email"', 'primaryContactInfo'],
  'login name': ['canary-of-the-login', '"userName"', '"username"'],
  'employee number': ['canary-of-the-number', 'employeeId', 'employeeNumber'],
  'hire and termination date': ['2001-02-03', '2031-02-03'],
  memo: [memo, '"comments"', ',comments', '"notes"'],
};

const media = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  calendar: 'text/calendar',
} as const;

let pair: ScopedPair;
let known: Known;
beforeAll(async () => {
  pair = await openScopedPair();
  const epoch = 25_569;
  const day = (date: string): number => Date.parse(date) / 86_400_000 + epoch;
  for (const agent of pair.simulator.world.agents.filter(({ wmSiteId }) => wmSiteId === siteId))
    Object.assign(agent, {
      wmHourlyWage: 98_765.4321,
      gswEmail: 'canary@mail.example',
      gswUserName: 'canary-of-the-login',
      gswEmployeeId: 'canary-of-the-number',
      wmStartDate: day('2001-02-03'),
      wmEndDate: day('2031-02-03'),
    });
  known = await knownThings(pair.bridge);
}, 120_000);
afterAll(async () => {
  await closePair(pair);
});

// Writes would change what is searched for; what they answer is tested by one of them.
const walked = allEndpoints
  .filter(({ safety }) => safety === 'read' || safety === 'varies')
  .flatMap((endpoint) =>
    endpoint.forms.map((form) => ({ endpoint, form, operationId: endpoint.operationId })),
  );

function found(kind: PersonalKind, { text }: Answer): readonly string[] {
  return canaries[kind].filter((canary) => text.includes(canary));
}

describe.each(views.map((view) => ({ view })))('the view $view', ({ view }: { readonly view: View }) => {
  const shown = new Map<PersonalKind, Set<string>>();
  const hidden = leftOut[view];
  beforeAll(() => pair.become({ view }));

  test.each(walked)('$operationId as $form', async ({ endpoint, form, operationId }) => {
    const answer = await step(pair.bridge, endpoint, known, media[form]);
    const isRefused = operationId === 'callOperation' && view !== 'full';
    expect([operationId, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
      operationId,
      isRefused ? 403 : expect.toSatisfy((status: number) => status === 200 || status === 202),
      isRefused ? expect.any(String) : '',
    ]);
    expect(hidden.flatMap((kind) => found(kind, answer))).toEqual([]);
    for (const kind of Object.keys(canaries) as PersonalKind[])
      for (const canary of found(kind, answer)) shown.set(kind, (shown.get(kind) ?? new Set()).add(canary));
  });

  test('shows all the rest somewhere, so that a leak would have been found', () => {
    const kinds = (Object.keys(canaries) as PersonalKind[]).filter((kind) => !hidden.includes(kind));
    for (const kind of kinds) expect([kind, shown.get(kind)?.has(canaries[kind][0]!)]).toEqual([kind, true]);
  });

  test('what was written is answered as it is read', async () => {
    const endpoint = allEndpoints.find(({ operationId }) => operationId === 'updateTimeOffRequest')!;
    const answer = await step(pair.bridge, endpoint, known);
    expect(answer.status).toBe(200);
    expect('comments' in (answer.body as object)).toBe(!hidden.includes('memo'));
    const path = `/wfm/v1/sites/${siteId}/time-off-requests/${known.params['requestId']!}`;
    await pair.bridge.post(path, { comments: memo }, { method: 'PATCH' });
  });

  test('a raw call is made for nobody who would not see all of it', async () => {
    pair.simulator.requests.clear();
    const { status } = await pair.bridge.post('/wfm/v1/services/ConfigService/GetAgent', {});
    expect([status, pair.simulator.requests.count('GetAgent')]).toEqual(
      view === 'full' ? [200, 1] : [403, 0],
    );
  });
});
