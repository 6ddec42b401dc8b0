import { sql } from 'kysely';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { AuditLog } from '../../src/gate/audit-log.ts';
import { listAudit } from '../../src/gate/list-audit.ts';
import { memoryAuditLog } from '../support/memory-audit-log.ts';
import { storedAuditLog } from '../../src/gate/stored-audit-log.ts';
import type { Permission } from '../../src/identity/permission.ts';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { auditEntry } from '../support/audit-log-contract.ts';
import { basic, face } from '../support/bridge-face.ts';
import { opened, temporaryFolder } from '../store/stores.ts';

const clock = new ManualClock('2026-01-05T09:00:00Z');

function audited(
  permissions: readonly Permission[] = ['bridge:audit:view', 'wfm:raw:write'],
  failing = false,
  kept: AuditLog = memoryAuditLog({ clock, retentionDays: 30 }),
) {
  const auditLog: AuditLog = failing
    ? { ...kept, append: () => Promise.reject(new Error('disk full')) }
    : kept;
  const { app, wfm } = face({ auditLog, permissions, endpoints: [...wfmEndpoints, listAudit(auditLog)] });
  const get = (path: string): request.Test => request(app).get(path).set('Authorization', basic);
  const insert = (): request.Test =>
    request(app)
      .post('/wfm/v1/services/ConfigService/InsertUser')
      .set('Authorization', basic)
      .set('X-Request-Id', 'insert-1')
      .send({ userId: 12, lastName: 'Canary' });
  return { wfm, auditLog, get, insert };
}

describe('GET /admin/v1/audit', () => {
  test('shows who changed what, as JSON and as lines', async () => {
    const { get, insert } = audited();
    expect((await insert()).status).toBe(200);
    const answer = await get('/admin/v1/audit');
    const expected = {
      at: '2026-01-05T09:00:00.000Z',
      clientId: 'payroll',
      operationId: 'callOperation',
      method: 'POST',
      route: '/wfm/v1/services/{service}/{operation}',
      service: 'ConfigService',
      operation: 'InsertUser',
      targets: { userId: ['12'] },
      outcome: 'done',
      requestId: 'insert-1',
    };
    expect(answer.body).toMatchObject({ asOf: '2026-01-05T09:00:00.000Z', items: [expected] });
    const lines = await get('/admin/v1/audit')
      .set('Accept', 'application/x-ndjson')
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => done(null, text));
      });
    expect(JSON.parse(String(lines.body))).toMatchObject(expected);
    expect(answer.text).not.toContain('Canary');
  });

  test.each([
    ['outcome=failed', ['b']],
    ['outcome=conflict&clientId=hr', ['b']],
    ['clientId=payroll', ['a']],
    ['from=2026-01-05T08:30:00Z', ['b']],
    ['to=2026-01-05T09:30:00%2B01:00', ['a']],
    ['limit=1', ['b']],
  ])('?%s', async (query, ids) => {
    const { auditLog, get } = audited();
    const at = (time: string): number => Date.parse(`2026-01-05T${time}Z`);
    await auditLog.append(auditEntry('a', { at: at('08:00:00'), outcome: 'done' }));
    await auditLog.append(auditEntry('b', { at: at('08:45:00'), outcome: 'conflict', clientId: 'hr' }));
    const { body } = (await get(`/admin/v1/audit?${query}`)) as {
      body: { items: readonly { id: string }[] };
    };
    expect(body.items.map(({ id }) => id)).toEqual(ids);
  });

  test.each(['outcome=odd', 'from=yesterday', 'limit=0', 'limit=10001', 'x=1'])(
    '?%s is a 400',
    async (query) => {
      expect((await audited().get(`/admin/v1/audit?${query}`)).status).toBe(400);
    },
  );

  test('needs its permission', async () => {
    expect((await audited(['wfm:raw:read']).get('/admin/v1/audit')).status).toBe(403);
  });
});

test('a change that cannot be audited is a 503 that may be tried again, and WFM is not asked', async () => {
  const { insert, wfm } = audited(undefined, true);
  const answer = await insert();
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.body).toMatchObject({ code: 'audit-unavailable', retryable: true });
  expect(wfm.calls).toEqual([]);
});

test('while the disk is full changes are refused and reads go on; once there is room, changes do, too', async () => {
  const database = opened({ kind: 'file', folder: temporaryFolder() });
  const log = storedAuditLog({ database, clock, logger: silentLogger, retentionDays: 30 });
  const { insert, get, wfm } = audited(undefined, false, log);
  const pages = (most: number): Promise<unknown> =>
    database.write((tables) => sql`pragma max_page_count = ${sql.raw(String(most))}`.execute(tables));
  expect((await insert()).status).toBe(200);
  // The least it can be is what there is.
  await pages(1);
  let carriedOut = 1;
  let answer = await insert();
  for (; answer.status === 200 && carriedOut < 200; answer = await insert()) carriedOut += 1;
  expect(answer.status).toBe(503);
  expect(answer.body).toMatchObject({ code: 'audit-unavailable', retryable: true });
  expect((await insert()).status).toBe(503);
  expect(wfm.calls).toHaveLength(carriedOut);
  const shown = (await get('/admin/v1/audit')) as { body: { items: readonly unknown[] } };
  expect(shown.body.items).toHaveLength(carriedOut);
  await pages(1_000_000);
  expect((await insert()).status).toBe(200);
  expect(wfm.calls).toHaveLength(carriedOut + 1);
});
