import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { isWritten, type Endpoint } from '../../src/api/endpoint.ts';
import { callOperation } from '../../src/api/wfm/services/call-operation.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import type { ErrorCode } from '../../src/error/codes.ts';
import type { AuditLog } from '../../src/gate/audit-log.ts';
import { memoryAuditLog } from '../support/memory-audit-log.ts';
import { runEndpoint, type RawRequest } from '../../src/gate/run-endpoint.ts';
import { permissions, type Permission } from '../../src/identity/permission.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { entriesOf } from '../support/audit-log-contract.ts';
import { FakeWfm } from '../support/fake-wfm.ts';
import { recordedLog } from '../support/log-lines.ts';
import { quietGate } from '../support/quiet-gate.ts';

const changes: readonly Endpoint[] = allEndpoints.filter(({ safety }) => safety !== 'read');
const reads: readonly Endpoint[] = allEndpoints.filter(({ safety }) => safety === 'read');

const clock = new ManualClock('2026-01-05T09:00:00Z');
const newLog = (): AuditLog => memoryAuditLog({ clock, retentionDays: 10 });

interface Run {
  readonly log?: AuditLog;
  readonly wfm?: FakeWfm;
  readonly raw?: Partial<RawRequest>;
  readonly may?: readonly Permission[];
  readonly logger?: ReturnType<typeof recordedLog>;
  /** Gets the answer, which is otherwise read to its end. */
  readonly keep?: (answer: unknown) => unknown;
}

async function readOf(answer: unknown): Promise<void> {
  if (isWritten(answer) && !(answer.json instanceof Uint8Array)) await buffer(answer.json);
}

/** The code of the failure, or `done`. */
async function run(
  endpoint: Endpoint,
  { log = newLog(), wfm = new FakeWfm(), ...more }: Run,
): Promise<string> {
  const { raw, may = permissions, logger = recordedLog(), keep = readOf } = more;
  const { signal } = new AbortController();
  try {
    const request = { params: [], query: [], body: undefined, form: 'json', ...raw } as const;
    const answer = await runEndpoint(endpoint, request, {
      ...quietGate({ audit: { log, logger: logger.logger }, clock }),
      request: { requestId: 'request-1', traceId: 'f'.repeat(32) },
      caller: { clientId: 'payroll', permissions: new Set(may), scope: 'all', view: 'full' },
      wfm: wfm.forRequest({ signal, clientId: 'payroll' }),
      signal,
    });
    await keep(answer);
    return 'done';
  } catch (reason) {
    return BridgeError.from(reason).code;
  }
}

test('there are changes to walk through', () => {
  expect(changes.length).toBeGreaterThanOrEqual(20);
  expect(reads.length).toBeGreaterThan(40);
});

describe.each(changes.map((endpoint) => [endpoint.operationId, endpoint] as const))('%s', (_id, endpoint) => {
  const params = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, '7'] as const);

  test.each<{ why: string; may: readonly Permission[]; code: ErrorCode }>([
    { why: 'without permission', may: [], code: 'forbidden' },
  ])('$why leaves a row, and nothing of what was sent', async ({ may, code }) => {
    const log = newLog();
    const wfm = new FakeWfm();
    const body = { name: 'Ayşe Öztürk', siteId: 101, memo: 'Canary', firstName: 'Canary' };
    expect(await run(endpoint, { log, wfm, may, raw: { params, body } })).toBe(code);
    expect(wfm.calls).toEqual([]);
    const [row, ...others] = await entriesOf(log);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      at: Date.parse('2026-01-05T09:00:00Z'),
      clientId: 'payroll',
      operationId: endpoint.operationId,
      method: endpoint.method.toUpperCase(),
      route: endpoint.path,
      outcome: code,
      requestId: 'request-1',
      traceId: 'f'.repeat(32),
    });
    expect(row?.targets['siteId']).toContain('101');
    expect(JSON.stringify(row)).not.toMatch(/Ay|Canary/);
  });

  test('is refused, and WFM not asked, where it cannot be written down', async () => {
    const wfm = new FakeWfm();
    const logger = recordedLog();
    const log: AuditLog = { ...newLog(), append: () => Promise.reject(new Error('disk full')) };
    expect(await run(endpoint, { log, wfm, logger, raw: { params } })).toBe('audit-unavailable');
    expect(wfm.calls).toEqual([]);
    expect(logger.text()).toContain('a change was refused: it cannot be audited');
  });
});

test('no read leaves a row, whatever becomes of it', async () => {
  const log: AuditLog = { ...newLog(), append: () => Promise.reject(new Error('must not be called')) };
  for (const endpoint of reads) expect(await run(endpoint, { log, may: [] })).not.toBe('audit-unavailable');
});

describe('raw calls are written down by their operation', () => {
  const call = (service: string, operation: string, more: Run = {}): Promise<string> =>
    run(callOperation, {
      ...more,
      raw: { params: Object.entries({ service, operation }), body: { userId: 12, note: 'Canary' } },
    });

  test('a read leaves no row, a change one that names it', async () => {
    const log = newLog();
    expect(await call('ConfigService', 'GetSite', { log })).toBe('done');
    expect(await entriesOf(log)).toEqual([]);
    expect(await call('ConfigService', 'InsertUser', { log })).toBe('done');
    expect(await entriesOf(log)).toMatchObject([
      { service: 'ConfigService', operation: 'InsertUser', outcome: 'done', targets: { userId: ['12'] } },
    ]);
  });

  test.each([
    ['ConfigService', 'Canary', 'unknown-operation'],
    ['Canary', 'GetSite', 'unknown-service'],
  ])('%s.%s is refused, and its name is not repeated', async (service, operation, code) => {
    const log = newLog();
    expect(await call(service, operation, { log })).toBe(code);
    const [row] = await entriesOf(log);
    expect(row).toMatchObject({ outcome: code });
    expect(JSON.stringify(row)).not.toContain('Canary');
  });
});

describe('while a change is under way', () => {
  const insert = { params: Object.entries({ service: 'ConfigService', operation: 'InsertUser' }) };

  test('its row is there before WFM is asked, and settled before the answer', async () => {
    const log = newLog();
    const wfm = new FakeWfm();
    const seen: string[] = [];
    const slow: Endpoint = {
      ...callOperation,
      handle: async () => {
        seen.push(...(await entriesOf(log)).map(({ outcome }) => outcome));
        return { id: 31, name: 'Canary' };
      },
    };
    expect(await run(slow, { log, wfm, raw: insert })).toBe('done');
    expect(seen).toEqual(['begun']);
    expect(await entriesOf(log)).toMatchObject([{ outcome: 'done', targets: { id: ['31'] } }]);
  });

  test('the answer is the truth though its outcome cannot be written down', async () => {
    const kept = newLog();
    const logger = recordedLog();
    const log: AuditLog = { ...kept, settle: () => Promise.reject(new Error('disk full')) };
    expect(await run(callOperation, { log, logger, raw: insert })).toBe('done');
    expect(await entriesOf(kept)).toMatchObject([{ outcome: 'begun' }]);
    expect(logger.text()).toContain('the outcome of a change could not be audited');
  });
});

describe('the row of an answer that comes in pieces', () => {
  const insert = { params: Object.entries({ service: 'ConfigService', operation: 'InsertUser' }) };

  async function* pieces(breaks: boolean): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    yield Buffer.from('{"half":');
    if (breaks) throw new BridgeError('outcome-unknown', 'WFM broke off');
    yield Buffer.from('1}');
  }

  test.each([
    { when: 'the answer was read to its end', breaks: false, leaves: false, outcome: 'done' },
    { when: 'the answer broke', breaks: true, leaves: false, outcome: 'outcome-unknown' },
    { when: 'the caller left', breaks: false, leaves: true, outcome: 'client-closed-request' },
  ])('is begun, and $outcome once $when', async ({ breaks, leaves, outcome }) => {
    const log = newLog();
    const streaming: Endpoint = {
      ...callOperation,
      handle: () => Promise.resolve({ json: pieces(breaks), mayBePersonal: true }),
    };
    const kept: unknown[] = [];
    expect(await run(streaming, { log, raw: insert, keep: (answer) => kept.push(answer) })).toBe('done');
    expect(await entriesOf(log)).toMatchObject([{ outcome: 'begun' }]);
    const [answer] = kept;
    if (!isWritten(answer) || answer.json instanceof Uint8Array) throw new Error('a stream was expected');
    const { json } = answer;
    const read = async (): Promise<void> => {
      for await (const piece of json) if (leaves && piece.length > 0) break;
    };
    const reading = read();
    if (breaks) await expect(reading).rejects.toThrow('WFM broke off');
    else await reading;
    expect(await entriesOf(log)).toMatchObject([{ outcome }]);
  });
});

test('a request that names thousands leaves a row that does not', async () => {
  const log = newLog();
  const [change] = changes;
  if (change === undefined) throw new Error('there are changes');
  const many = Array.from({ length: 5_000 }, (_, index) => index);
  const names = Object.fromEntries(many.map((index) => [`x${'a'.repeat(index % 30)}Id${index}`, index]));
  await run(change, {
    log,
    raw: { body: { agentIds: many, ...names }, query: [['teamId', many.join(',')]] },
  });
  const [row] = await entriesOf(log);
  expect(row?.targets['agentIds']).toHaveLength(50);
  expect(JSON.stringify(row).length).toBeLessThan(4_000);
});
