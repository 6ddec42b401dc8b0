/** What a bridge over a file knows of changes after a restart. */
import { expect, test } from 'vitest';
import { itemsOf, startBridge, type RunningBridge } from '../support/running-bridge.ts';
import { startScriptedWfm } from '../support/scripted-wfm.ts';
import { temporaryFolder } from '../store/stores.ts';

test('a bridge knows after a restart who changed what, and the clients that were made', async () => {
  const wfm = await startScriptedWfm();
  const env = {
    ...wfm.variables,
    DATABASE_URL: undefined,
    DATA_DIR: temporaryFolder(),
    API_CLIENT_ROLES: 'admin,integrator',
  };
  const start = (): Promise<RunningBridge> => startBridge(env);
  const before = await start();
  const wish = { id: 'bi', name: 'BI', ownerEmail: 'canary@example.com' };
  expect((await before.post('/admin/v1/clients', wish)).status).toBe(201);
  expect((await before.post('/admin/v1/clients', wish)).status).toBe(409);
  const known = itemsOf(await before.get('/admin/v1/audit'));
  await before.close();

  const after = await start();
  expect(itemsOf(await after.get('/admin/v1/clients'))).toMatchObject([{ id: 'bi' }]);
  const kept = await after.get('/admin/v1/audit');
  expect(itemsOf(kept)).toEqual(known);
  expect(itemsOf(kept).map(({ outcome }) => outcome)).toEqual(['already-exists', 'done']);
  for (const entry of itemsOf(kept))
    expect(entry).toMatchObject({
      clientId: 'payroll',
      operationId: 'createApiClient',
      targets: { id: ['bi'] },
    });
  expect(kept.text).not.toContain('canary');
  expect((await after.post('/admin/v1/clients/bi/disable', {})).status).toBe(400);
  expect((await after.get('/admin/v1/clients/bi/disable', { method: 'POST' })).status).toBe(200);
  expect(itemsOf(await after.get('/admin/v1/audit?limit=1'))).toMatchObject([
    { operationId: 'disableApiClient', outcome: 'done', targets: { clientId: ['bi'] } },
  ]);
});
