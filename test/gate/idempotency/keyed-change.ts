import { z } from 'zod';
import { endpoint } from '../../../src/api/endpoint.ts';
import { Reply } from '../../../src/api/reply.ts';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { runEndpoint, type RawRequest } from '../../../src/gate/run-endpoint.ts';
import type { Caller } from '../../../src/identity/caller.ts';
import { FakeWfm } from '../../support/fake-wfm.ts';
import type { KeyedWrites } from '../../../src/gate/idempotency/keyed-writes.ts';
import { quietGate } from '../../support/quiet-gate.ts';

/** A change that counts how often it was made. */
export class Counted {
  made = 0;
  /** What the next change does; it may hold it, or fail. */
  act: () => Promise<unknown> = () =>
    Promise.resolve(
      new Reply({
        status: 201,
        location: `/things/${this.made}`,
        version: 'v1',
        value: { id: this.made, email: 'ada@example.com' },
      }),
    );

  readonly endpoint = endpoint({
    operationId: 'createUser',
    summary: 'Makes a thing',
    tag: 'Test',
    method: 'post',
    path: '/things/{siteId}',
    params: z.strictObject({ siteId: z.int() }),
    query: z.strictObject({ a: z.string().optional(), b: z.string().optional() }),
    body: z.unknown(),
    response: z.strictObject({ id: z.int(), email: z.string() }).meta({ id: 'User' }),
    forms: ['json', 'ndjson'],
    scope: { kind: 'open' },
    permissions: ['wfm:user:edit'],
    safety: 'create',
    uses: [],
    handle: ({ signal }) => {
      // As every call of WFM does.
      if (signal.aborted) return Promise.reject(BridgeError.from(signal.reason));
      this.made += 1;
      return this.act() as Promise<Reply>;
    },
  });
}

export const caller: Caller = {
  clientId: 'payroll',
  permissions: new Set(['wfm:user:edit'] as const),
  scope: 'all',
  view: 'full',
};

export interface Ask extends Partial<RawRequest> {
  readonly key?: string;
  readonly caller?: Partial<Caller>;
  /** Of the caller's connection; it counts until the request is detached. */
  readonly departure?: AbortController;
}

export interface Told {
  readonly answer: unknown;
  readonly replayed: boolean;
}

/** As a face makes it of a connection. */
function detachable(departure: AbortSignal): { readonly signal: AbortSignal; readonly detach: () => void } {
  const controller = new AbortController();
  const left = (): void => controller.abort(departure.reason);
  departure.addEventListener('abort', left);
  return { signal: controller.signal, detach: () => departure.removeEventListener('abort', left) };
}

export async function asked(
  { endpoint: change }: Counted,
  keyedWrites: Pick<KeyedWrites, 'run'>,
  { key = '"key-1"', caller: who = {}, departure = new AbortController(), ...raw }: Ask = {},
): Promise<Told> {
  const { signal, detach } = detachable(departure.signal);
  let replayed = false;
  const request = {
    params: [['siteId', '7']],
    query: [],
    body: { name: 'x', of: [1, { a: 1, b: 2 }] },
    form: 'json',
    idempotencyKey: [key],
    ...raw,
  } as const;
  const answer = await runEndpoint(change, request, {
    ...quietGate({ keyedWrites }),
    caller: { ...caller, ...who },
    wfm: new FakeWfm().forRequest({ signal, clientId: 'payroll' }),
    signal,
    detach,
    replayed: () => {
      replayed = true;
    },
  }).catch((reason: unknown) => {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  });
  return { answer, replayed };
}

/** The code of the failure that was told. */
export function codeOf({ answer }: Told): string {
  return answer instanceof BridgeError ? answer.code : 'none';
}
