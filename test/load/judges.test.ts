/** The judges of the load complain of what is wrong, and of nothing else: each row is a wrong or right answer by hand. */
import { describe, expect, test } from 'vitest';
import { faultsIn } from './bridge-log.ts';
import { documentedCodes } from './documented.ts';
import type { Answered, Exchange } from './exchange.ts';
import { judge, type Verdict } from './judge.ts';
import { Ledger } from './ledger.ts';
import { growth } from './memory.ts';
import { judgeWrite } from './user-life.ts';

const known = documentedCodes();
const json = { 'content-type': 'application/json; charset=utf-8' };

function answered(status: number, body: object, headers: Answered['headers'] = json): Answered {
  return { outcome: 'answered', status, headers, text: JSON.stringify(body) };
}

function problem(code: string, status: number, more: object = {}): Answered {
  const mayBeRetried = known.get(code)?.mayBeRetried ?? false;
  const body = { title: 't', status, code, requestId: 'r', retryable: mayBeRetried, ...more };
  return answered(status, body, { 'content-type': 'application/problem+json' });
}

function cloudError(status: number, code: string, own: string): Answered {
  return answered(status, { message: 'm', status, code, contextId: 'c', details: [{ errorCode: own }] });
}

const sites = answered(200, { items: [{ id: 101 }, { id: 102 }], asOf: '2026-01-01' });
const cut = (text: string, status = 200): Exchange => ({
  outcome: 'cut',
  status,
  headers: json,
  text,
  reason: 'ECONNRESET',
});

test('the README documents the codes that the judge knows', () => {
  expect(known.get('outcome-unknown')).toEqual({ status: 504, mayBeRetried: false });
  expect(known.size).toBeGreaterThan(40);
});

describe('an answer under load', () => {
  const rows: readonly (readonly [string, Exchange, Verdict['kind']])[] = [
    [
      'as in peace, at another time',
      answered(200, { items: [{ id: 101 }, { id: 102 }], asOf: 'later' }),
      'right',
    ],
    ['of another value', answered(200, { items: [{ id: 101 }, { id: 103 }], asOf: 'x' }), 'wrong'],
    ['with an item too few', answered(200, { items: [{ id: 101 }], asOf: 'x' }), 'wrong'],
    ['of another status', answered(206, JSON.parse(sites.text) as object), 'wrong'],
    ['of another type', { ...sites, headers: { 'content-type': 'text/csv' } }, 'wrong'],
    ['as a problem of WFM', problem('upstream-timeout', 504), 'problem'],
    ['as a problem that is in no table', problem('upstream-strange', 502), 'wrong'],
    ['as a problem with the status of another', problem('upstream-timeout', 502), 'wrong'],
    ['as a problem without requestId', problem('upstream-timeout', 504, { requestId: '' }), 'wrong'],
    [
      'as a problem that may be retried and must not',
      problem('outcome-unknown', 504, { retryable: true }),
      'wrong',
    ],
    ['as a problem in plain JSON', { ...problem('upstream-html', 502), headers: json }, 'wrong'],
    ['as a fault of the bridge', problem('internal', 500), 'wrong'],
    ['as a refusal that nobody caused', problem('forbidden', 403), 'wrong'],
    ['as something that is not there any more', problem('not-found', 404), 'wrong'],
    ['as a page', { outcome: 'answered', status: 502, headers: {}, text: '<html>' }, 'wrong'],
    ['that breaks off where the caller sees it', cut('{"items":[{"id":101}'), 'cut'],
    ['that breaks off behind its items', cut('{"items":[{"id":101},{"id":102}],"asOf":"2027'), 'cut'],
    ['that breaks off and was wrong before', cut('{"items":[{"id":102}'), 'wrong'],
    ['a problem that breaks off', cut('{"ti', 502), 'wrong'],
    ['that never came', { outcome: 'unanswered', wasSent: true, reason: 'ECONNRESET' }, 'wrong'],
  ];
  test.each(rows)('%s', (_title, found, kind) => {
    expect(judge('/wfm/v1/sites', found, sites, known).kind).toBe(kind);
  });

  test('that was a refusal in peace is never a success', () => {
    const peace = problem('not-found', 404);
    expect(judge('/wfm/v1/sites/999', peace, peace, known).kind).toBe('right');
    expect(judge('/wfm/v1/sites/999', sites, peace, known).kind).toBe('wrong');
    expect(judge('/wfm/v1/sites/999', problem('forbidden', 403), peace, known).kind).toBe('wrong');
  });

  test('in the words of Genesys Cloud names one of ours from 500 on', () => {
    const path = '/api/v2/workforcemanagement/managementunits';
    const kind = (found: Answered) => judge(path, found, sites, known).kind;
    expect(kind(cloudError(503, 'service.unavailable', 'upstream-busy'))).toBe('problem');
    expect(kind(cloudError(500, 'internal.server.error', 'internal'))).toBe('wrong');
    expect(kind(cloudError(503, 'service.unavailable', 'upstream-fault'))).toBe('wrong');
    expect(kind(cloudError(503, 'service.unavailable', 'oops'))).toBe('wrong');
    expect(kind(problem('upstream-busy', 503))).toBe('wrong');
  });
});

describe('a write', () => {
  const step = {
    sent: { method: 'POST', path: '/wfm/v1/users', headers: {} },
    done: 201,
    before: 'absent',
    after: { lastName: 'mark-1' },
  } as const;
  const rows: readonly (readonly [string, Exchange, unknown, Verdict['kind']])[] = [
    ['done is believed', answered(201, { lastName: 'mark-1' }), { lastName: 'mark-1' }, 'right'],
    ['answered with another object is wrong', answered(201, { lastName: 'mark-2' }), 'unknown', 'wrong'],
    ['that may be sent again was not done', problem('upstream-unavailable', 503), 'absent', 'problem'],
    ['of unknown outcome is unknown', problem('outcome-unknown', 504), 'unknown', 'problem'],
    ['refused because it exists was sent twice', problem('validation-failed', 422), 'unknown', 'wrong'],
    ['without a whole answer is wrong', cut('{'), 'unknown', 'wrong'],
  ];
  test.each(rows)('%s', (_title, found, belief, kind) => {
    const [believed, verdict] = judgeWrite(step, found, known);
    expect([believed, verdict.kind]).toEqual([belief, kind]);
  });

  test.each([
    ['is lost', {}, {}, /must be mark-1, and is not there/],
    ['has another value', { 1: 'mark-9' }, {}, /must be mark-1, and is mark-9/],
    ['was sent twice', { 1: 'mark-1' }, { 'InsertUser mark-1': 2 }, /sent InsertUser mark-1 2 times/],
    ['happened although it failed', { 1: 'mark-1', 2: 'mark-2' }, {}, /user 2 must not be there/],
  ])('that %s is found in the end', (_title, users, received, complaint) => {
    const ledger = new Ledger();
    ledger.believe(1, { lastName: 'mark-1' });
    ledger.believe(2, 'absent');
    ledger.believe(3, 'unknown');
    const { wrong, certain, unknown } = ledger.settle({ users, received });
    expect(wrong).toEqual([expect.stringMatching(complaint)]);
    expect([certain, unknown]).toEqual([2, 1]);
    const right = {
      users: { 1: 'mark-1', 3: 'x' },
      received: { 'InsertUser mark-1': 1, 'GetUser mark-1': 2 },
    };
    expect(ledger.settle(right).wrong).toEqual([]);
  });
});

test('memory that rises is told from memory that has settled', () => {
  const samples = (at: (index: number) => number) => Array.from({ length: 240 }, (_, index) => at(index));
  expect(growth(samples((index) => 200 + 2 * index)).isFlat).toBe(false);
  expect(growth(samples((index) => 300 - 100 * Math.exp(-index / 20))).isFlat).toBe(true);
  expect(growth([]).isFlat).toBe(false);
});

test('the log of a bridge tells of its own faults', () => {
  const log = (line: object) => faultsIn(`${JSON.stringify(line)}\n`, '');
  expect(log({ level: 50, code: 'upstream-timeout', msg: 'request failed' })).toEqual([]);
  expect(log({ level: 50, code: 'internal', msg: 'request failed' })).toHaveLength(1);
  expect(log({ level: 60, msg: 'the end' })).toHaveLength(1);
  expect(log({ level: 50, msg: 'Unhandled rejection' })).toHaveLength(1);
  expect(faultsIn('not a line\n', '')).toHaveLength(1);
  expect(faultsIn('', '(node:1) UnhandledPromiseRejectionWarning\n')).toHaveLength(1);
});
