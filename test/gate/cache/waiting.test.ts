import { expect, test } from 'vitest';
import { cached, settled, sites } from './held-wfm.ts';

const london = { items: [{ siteId: 1, name: 'London' }] };

test('each client waits in its own line: what one has under way holds up no other', async () => {
  const cache = cached();
  void sites(cache.of({ clientId: 'greedy', concurrentCalls: 1 }));
  const other = sites(cache.of({ clientId: 'modest' }));
  await settled();
  expect(cache.held.map(({ request }) => request.clientId)).toEqual(['greedy', 'modest']);
  cache.held[1]!.answer(london);
  expect(await other).toEqual(london);
});

test.each([
  { what: 'who asked first', joins: false },
  { what: 'who joined', joins: true },
])('$what waits no longer than it wants to', async ({ joins }) => {
  const cache = cached();
  const patient = joins ? sites(cache.of()) : undefined;
  const deadline = cache.clock.now() + 1000;
  const asked = sites(cache.of({ deadline }));
  const failure = expect(asked).rejects.toMatchObject({ code: 'upstream-timeout' });
  await settled();
  cache.clock.advance(1000);
  await failure;
  expect(cache.held).toHaveLength(1);
  expect(cache.held[0]!.request.signal.aborted).toBe(!joins);
  cache.held[0]!.answer(london);
  if (patient !== undefined) expect(await patient).toEqual(london);
});

test('who would wait for years is answered as anybody', async () => {
  const cache = cached();
  const asked = sites(cache.of({ deadline: cache.clock.now() + 1e15 }));
  await settled();
  cache.clock.advance(1);
  cache.held[0]!.answer(london);
  expect(await asked).toEqual(london);
});

test('an old answer stands in where WFM is slower than the caller', async () => {
  const cache = cached();
  const first = sites(cache.of());
  await settled();
  cache.held[0]!.answer(london);
  await first;
  cache.clock.advance(60_000);
  const late = cache.of({ deadline: cache.clock.now() + 1000 });
  const asked = sites(late);
  await settled();
  cache.clock.advance(1000);
  expect(await asked).toEqual(london);
  expect(late.kept).toMatchObject({ stale: true });
});
