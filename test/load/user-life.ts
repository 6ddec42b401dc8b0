/** Writes with effects that can be checked: a user is made, changed, deleted, each step resting on the answer before. */
import { failureOf, type DocumentedCode } from './documented.ts';
import type { Answered, Exchange, Sent } from './exchange.ts';
import { isOfUpstream, type Verdict } from './judge.ts';
import type { Belief, Ledger } from './ledger.ts';

export interface LifeOptions {
  readonly ledger: Ledger;
  readonly authorization: string;
  readonly known: ReadonlyMap<string, DocumentedCode>;
  readonly send: (sent: Sent) => Promise<Exchange>;
  /** 0 ≤ random < 1 */
  readonly random: () => number;
}

interface Step {
  readonly sent: Sent;
  readonly id: number;
  /** The status that says that it was done. */
  readonly done: number;
  readonly before: Belief;
  readonly after: Belief;
}

/** What a caller may believe of the user after this answer, and whether the answer was a right one. */
export function judgeWrite(
  { sent, done, before, after }: Pick<Step, 'sent' | 'done' | 'before' | 'after'>,
  found: Exchange,
  known: ReadonlyMap<string, DocumentedCode>,
): readonly [Belief, Verdict] {
  const wrong = (label: string, why: string): readonly [Belief, Verdict] => [
    'unknown',
    { kind: 'wrong', label, why: `${sent.method} ${sent.path}: ${why}` },
  ];
  if (found.outcome !== 'answered') return wrong(found.outcome, `no whole answer (${found.reason})`);
  if (found.status === done) {
    const isTold = typeof after !== 'object' || found.text.includes(`"lastName":"${after.lastName}"`);
    return isTold
      ? [after, { kind: 'right', label: String(done) }]
      : wrong(String(done), `the answer is of another user: ${found.text.slice(0, 300)}`);
  }
  const failure = failureOf(found, sent.path, known);
  if (typeof failure === 'string') return wrong(`${found.status} ?`, failure);
  const label = `${found.status} ${failure.code}`;
  // The id is new and nobody else knows it: that it exists already, or no more, can only be the bridge's own doing.
  if (!isOfUpstream(failure.code)) return wrong(label, found.text.slice(0, 300));
  // Whoever may send it again must not do harm by it.
  return [failure.mayBeRetried ? before : 'unknown', { kind: 'problem', label }];
}

function stepsOf({ ledger, authorization }: LifeOptions, id: number): readonly ((last: Answered) => Step)[] {
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
  const path = `/wfm/v1/users/${id}`;
  const [made, changed] = [{ lastName: ledger.newMark() }, { lastName: ledger.newMark() }];
  const body = { id, name: `load.${id}`, tenantId: 101, firstName: 'Load', timeZoneId: 2, securityRoleId: 3 };
  const version = ({ headers: { etag = '' } }: Answered) => ({ 'if-match': etag });
  return [
    () => ({
      id,
      done: 201,
      before: 'absent',
      after: made,
      sent: {
        method: 'POST',
        path: '/wfm/v1/users',
        headers: { ...headers, 'idempotency-key': `user-${id}` },
        body: JSON.stringify({ ...body, ...made }),
      },
    }),
    (last) => ({
      id,
      done: 200,
      before: made,
      after: changed,
      sent: {
        method: 'PATCH',
        path,
        headers: { ...headers, 'content-type': 'application/merge-patch+json', ...version(last) },
        body: JSON.stringify(changed),
      },
    }),
    (last) => ({
      id,
      done: 204,
      before: changed,
      after: 'absent',
      sent: { method: 'DELETE', path, headers: { authorization, ...version(last) } },
    }),
  ];
}

/** One life of a user: as many steps as chance gives it, and as succeed. Yields the verdict on each. */
export async function* liveAsUser(options: LifeOptions): AsyncGenerator<readonly [Sent, Verdict]> {
  const { ledger, known, send, random } = options;
  const id = ledger.newId();
  const count = 1 + Math.floor(random() * 3);
  let last: Answered = { outcome: 'answered', status: 0, headers: {}, text: '' };
  for (const stepOf of stepsOf(options, id).slice(0, count)) {
    const step = stepOf(last);
    // Until the answer is there nothing is certain: the run may end in between.
    ledger.believe(id, 'unknown');
    const found = await send(step.sent);
    const [belief, verdict] = judgeWrite(step, found, known);
    const details =
      found.outcome === 'answered' && found.status >= 400 ? `: ${found.text.slice(0, 400)}` : '';
    ledger.believe(id, belief, `${step.sent.method} was ${verdict.label}${details}`);
    yield [step.sent, verdict];
    if (found.outcome !== 'answered' || found.status !== step.done) return;
    last = found;
  }
}
