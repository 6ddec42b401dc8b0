import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { permissionsOf } from '../../src/identity/role.ts';
import type { StoredClients } from '../../src/identity/stored-clients.ts';
import { opened, stores } from '../store/stores.ts';
import { codeOf, payroll, replica, start, type Replica } from './replica.ts';

describe.each(stores)('API clients over $name', ({ skipped, empty }) => {
  describe.skipIf(skipped)('the register', () => {
    const fresh = async (): Promise<Replica> => replica(opened(await empty()));

    test('gives a new client the least there is, and shows its secret once', async () => {
      const { administration } = await fresh();
      const { client, made, secret } = await administration.create({
        name: 'BI',
        ownerEmail: 'bi@example.com',
      });
      expect(secret.reveal()).toMatch(/^wfb_[\w-]{43}$/);
      expect(client).toEqual({
        id: expect.stringMatching(/^client-[0-9a-f]{12}$/) as string,
        name: 'BI',
        ownerEmail: 'bi@example.com',
        createdAt: start,
        expiresAt: null,
        lastUsedAt: null,
        disabledAt: null,
        version: '1',
        roles: [],
        permissions: [],
        scope: { businessUnitIds: [], siteIds: [], teamIds: [] },
        view: 'roster',
        siteId: null,
        quotas: { requestsPerMinute: null, requestsPerHour: null, concurrentCalls: null, maxRangeDays: null },
        upstreamIdentity: null,
        secrets: [made],
      });
      expect(await administration.list()).toEqual([client]);
      expect(await administration.get(client.id)).toEqual(client);
    });

    test('keeps no secret, but what it can be recognised by', async () => {
      const { administration, database } = await fresh();
      const { secret } = await administration.create(payroll);
      const rows = await database.read(async (tables) => [
        await tables.selectFrom('api_client').selectAll().execute(),
        await tables.selectFrom('api_client_secret').selectAll().execute(),
      ]);
      const text = JSON.stringify(rows);
      expect(text).not.toContain(secret.reveal());
      expect(text).toContain(createHash('sha256').update(secret.reveal()).digest('hex'));
    });

    test('makes the caller that the grants say', async () => {
      const { administration, clients } = await fresh();
      const { secret, made } = await administration.create({
        ...payroll,
        permissions: ['wfm:raw:read'],
        scope: { businessUnitIds: [], siteIds: [7, 8], teamIds: [3] },
        view: 'payroll',
        siteId: 7,
        quotas: { requestsPerMinute: 60, requestsPerHour: null, concurrentCalls: 2, maxRangeDays: 31 },
      });
      const caller = await clients.authenticate('payroll', secret.reveal());
      expect(caller).toEqual({
        clientId: 'payroll',
        secretId: made.id,
        permissions: permissionsOf(['payroll'], ['wfm:raw:read']),
        scope: { businessUnitIds: new Set(), siteIds: new Set([7, 8]), teamIds: new Set([3]) },
        view: 'payroll',
        siteId: 7,
        quotas: { requestsPerMinute: 60, requestsPerHour: null, concurrentCalls: 2, maxRangeDays: 31 },
      });
      expect(await clients.find('payroll', made.id)).toEqual(caller);
    });

    test.each(['', 'wfb_', 'payroll', 'x'.repeat(10_000)])(
      'what is wrong is no secret of anybody: %#',
      async (wrong) => {
        const { administration, clients } = await fresh();
        await administration.create(payroll);
        expect(await clients.authenticate('payroll', wrong)).toBeUndefined();
        expect(await clients.authenticate('nobody', wrong)).toBeUndefined();
        expect(await clients.find('payroll')).toBeUndefined();
        expect(await clients.find('payroll', 'of-nobody')).toBeUndefined();
      },
    );

    test('has two live secrets at most; the third is refused, and one that is over makes room', async () => {
      const { administration, clients, clock } = await fresh();
      const first = await administration.create(payroll);
      const second = await administration.addSecret('payroll', start + 60_000);
      expect(second.client.secrets.map(({ id }) => id)).toEqual(
        expect.arrayContaining([first.made.id, second.made.id]),
      );
      for (const { secret } of [first, second])
        expect(await clients.authenticate('payroll', secret.reveal())).toBeDefined();
      expect(await codeOf(administration.addSecret('payroll'))).toBe('limit-reached');
      clock.advance(60_000);
      expect(await clients.authenticate('payroll', second.secret.reveal())).toBeUndefined();
      const third = await administration.addSecret('payroll');
      expect(third.client.secrets.map(({ id }) => id)).toEqual([first.made.id, third.made.id]);
      const left = await administration.removeSecret('payroll', first.made.id);
      expect(left.secrets).toEqual([third.made]);
      expect(await clients.authenticate('payroll', first.secret.reveal())).toBeUndefined();
      expect(await clients.authenticate('payroll', third.secret.reveal())).toBeDefined();
    });

    test('of several who make a second secret at once, one succeeds', async () => {
      const { administration } = await fresh();
      await administration.create(payroll);
      const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(administration.addSecret('payroll'))));
      expect(outcomes.sort()).toEqual(['limit-reached', 'limit-reached', 'ok']);
    });

    test('a client whose time has passed is refused', async () => {
      const { administration, clients, clock } = await fresh();
      const { secret, made } = await administration.create({ ...payroll, expiresAt: start + 1000 });
      clock.advance(999);
      expect(await clients.authenticate('payroll', secret.reveal())).toBeDefined();
      clock.advance(1);
      expect(await clients.authenticate('payroll', secret.reveal())).toBeUndefined();
      expect(await clients.find('payroll', made.id)).toBeUndefined();
    });

    test('a patch changes what it names, and only the version that it was meant for', async () => {
      const { administration } = await fresh();
      const { client } = await administration.create({ ...payroll, siteId: 7 });
      const changed = await administration.change('payroll', { view: 'hr', siteId: null }, [client.version]);
      expect(changed).toEqual({ ...client, view: 'hr', siteId: null, version: '2' });
      expect(await codeOf(administration.change('payroll', { name: 'X' }, ['1']))).toBe(
        'precondition-failed',
      );
      expect((await administration.change('payroll', { name: 'X' }, ['*'])).version).toBe('3');
    });

    test.each([
      ['get', (one: StoredClients) => one.administration.get('x')],
      ['change', (one: StoredClients) => one.administration.change('x', {})],
      ['setDisabled', (one: StoredClients) => one.administration.setDisabled('x', true)],
      ['addSecret', (one: StoredClients) => one.administration.addSecret('x')],
      ['removeSecret', (one: StoredClients) => one.administration.removeSecret('x', 'y')],
      ['remove', (one: StoredClients) => one.administration.remove('x')],
    ])('%s of a client that is not there is not-found', async (_name, work) => {
      expect(await codeOf(work(await fresh()))).toBe('not-found');
    });

    test.each(['payroll', 'env'])('an id is given once: %s', async (id) => {
      const { administration } = await fresh();
      await administration.create(payroll);
      expect(await codeOf(administration.create({ ...payroll, id }))).toBe('already-exists');
    });

    test('the last use is written once a minute, and at the end', async () => {
      const { administration, clients, clock, close } = await fresh();
      const { secret } = await administration.create(payroll);
      const usedAt = async (): Promise<number | null> => (await administration.get('payroll')).lastUsedAt;
      const call = async (): Promise<unknown> => clients.authenticate('payroll', secret.reveal());
      await call();
      expect(await usedAt()).toBeNull();
      await close();
      expect(await usedAt()).toBe(start);
      clock.advance(59_999);
      await call();
      await close();
      expect(await usedAt()).toBe(start);
      clock.advance(1);
      await call();
      await close();
      expect(await usedAt()).toBe(start + 60_000);
    });
  });
});
