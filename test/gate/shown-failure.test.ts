import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { Replayed } from '../../src/gate/idempotency/replayed.ts';
import { shownFailure, shownFailures } from '../../src/gate/view/shown-failure.ts';
import { cloudAnswer } from '../../src/http/error/cloud-error.ts';
import { problemAnswer } from '../../src/http/error/problem.ts';

const name = 'Ada Lovelace';
const refused = new BridgeError('validation-failed', `WFM refused InsertUser: ${name} is on leave`, {
  facts: { validation: [{ severity: 'error', id: 17, message: `${name} is on leave`, objectId: 4 }] },
});
const overtaken = new BridgeError('conflict', 'somebody else changed it', { facts: refused.facts });

function toldOn(failure: BridgeError): readonly string[] {
  const request = { requestId: 'r', isAnonymous: false };
  return [problemAnswer(failure, 'r'), cloudAnswer(failure, request)].map(({ body }) => JSON.stringify(body));
}

test.each([
  { title: 'a refused change', failure: refused },
  { title: 'a change that came too late', failure: overtaken },
])("$title: WFM's words are in no face but in the view full, its numbers in all", ({ failure }) => {
  for (const told of toldOn(shownFailure(failure, 'full'))) expect(told).toContain(name);
  for (const view of ['hr', 'payroll', 'roster'] as const) {
    const shown = shownFailure(failure, view);
    for (const told of toldOn(shown)) expect(told).not.toContain(name);
    expect(shown.facts.validation).toEqual([{ severity: 'error', id: 17, objectId: 4 }]);
  }
});

test('told again, it is told in the view of today; and what is thrown is shown so, too', async () => {
  const again = new Replayed({ failure: refused }).shown((answer) => answer, 'roster');
  expect(JSON.stringify(again.outcome)).not.toContain(name);
  const thrown = shownFailures('roster', () => Promise.reject(refused));
  await expect(thrown).rejects.toMatchObject({ facts: { validation: [{ id: 17 }] } });
  await expect(thrown).rejects.not.toThrow(name);
});

test('a name of 100 kB in a request is not told back', () => {
  const long = 'x'.repeat(100_000);
  const flaw = { pointer: `/${long}`, parameter: long, detail: long };
  const failure = new BridgeError('invalid-request', `/${long}: there is no such property`, {
    facts: { errors: [flaw] },
  });
  for (const told of toldOn(failure)) expect(told.length).toBeLessThan(15_000);
});
