import { describe, expect, test } from 'vitest';
import { accessTokens } from '../../src/identity/access-token.ts';
import { eitherApiClients, fixedApiClients } from '../../src/identity/api-clients.ts';
import { authenticate } from '../../src/identity/authenticate.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { Secret } from '../../src/log/secret.ts';
import { openDatabase } from '../../src/store/database.ts';
import { opened, stores } from '../store/stores.ts';
import { breakable, codeOf, payroll, replica } from './replica.ts';

describe.each(stores)('replicas over $name', ({ skipped, shared, empty }) => {
  describe.skipIf(skipped)('know the clients', () => {
    test('a token ends with its secret, its client and the client being disabled, and nothing else ends it', async () => {
      const one = replica(opened(await empty()));
      const tokens = accessTokens({
        signingKey: new Secret('a signing key of at least thirty-two bytes'),
        audience: 'wfm-bridge',
        lifetimeSeconds: 3600,
        clock: one.clock,
      });
      const first = await one.administration.create(payroll);
      const second = await one.administration.addSecret('payroll');
      const tokenOf = async ({ secret }: { readonly secret: Secret }): Promise<string> => {
        const caller = await one.clients.authenticate('payroll', secret.reveal());
        return (await tokens.issue(caller!)).token.reveal();
      };
      const [old, young] = [await tokenOf(first), await tokenOf(second)];
      const outcome = (token: string): Promise<string> =>
        codeOf(
          authenticate({ authorization: [`Bearer ${token}`], apiKey: [] }, { clients: one.clients, tokens }),
        );
      expect([await outcome(old), await outcome(young)]).toEqual(['ok', 'ok']);
      await one.administration.removeSecret('payroll', first.made.id);
      expect([await outcome(old), await outcome(young)]).toEqual(['unauthenticated', 'ok']);
      await one.administration.setDisabled('payroll', true);
      expect(await outcome(young)).toBe('unauthenticated');
      await one.administration.setDisabled('payroll', false);
      expect(await outcome(young)).toBe('ok');
      await one.administration.remove('payroll');
      expect(await outcome(young)).toBe('unauthenticated');
    });

    test.runIf(shared)('what one replica changes another knows two seconds later', async () => {
      const store = await empty();
      const [here, there] = [replica(opened(store)), replica(opened(store))];
      const { secret } = await here.administration.create(payroll);
      const known = async (): Promise<boolean> =>
        (await there.clients.authenticate('payroll', secret.reveal())) !== undefined;
      expect(await known()).toBe(true);
      await here.administration.setDisabled('payroll', true);
      there.clock.advance(1_999);
      expect(await known()).toBe(true);
      there.clock.advance(1);
      expect(await known()).toBe(false);
      await here.administration.setDisabled('payroll', false);
      there.clock.advance(2_000);
      expect(await known()).toBe(true);
    });

    test('a store that cannot be asked leaves known clients in for a minute, then says so; it is asked anew', async () => {
      const store = breakable(opened(await empty()));
      const { administration, clients, clock, ready } = replica(store);
      const { secret } = await administration.create(payroll);
      const call = (): Promise<string> => codeOf(clients.authenticate('payroll', secret.reveal()));
      await ready();
      store.isBroken = true;
      clock.advance(2_000);
      const before = store.reads;
      for (let count = 0; count < 10; count += 1) expect(await call()).toBe('ok');
      expect(store.reads - before).toBe(1);
      clock.advance(57_999);
      expect(await call()).toBe('ok');
      clock.advance(1);
      expect(await call()).toBe('store-unavailable');
      expect(await codeOf(ready())).toBe('store-unavailable');
      store.isBroken = false;
      expect(await call()).toBe('ok');
    });
  });
});

test('many calls cost one read of one row every two seconds, also those of unknown clients', async () => {
  const database = openDatabase({ kind: 'memory' }, { logger: silentLogger });
  const store = breakable(database);
  const { clients, clock } = replica(store);
  for (let second = 0; second < 4; second += 1) {
    await Promise.all(Array.from({ length: 50 }, (_, index) => clients.authenticate(`nobody-${index}`, 'x')));
    clock.advance(1_000);
  }
  expect(store.reads).toBe(2);
  await database.close();
});

test('what was granted by a newer program is not granted by this one', async () => {
  const { administration, database } = replica(opened({ kind: 'memory' }));
  await administration.create(payroll);
  const grants = JSON.stringify({
    roles: ['payroll', 'emperor'],
    permissions: ['wfm:site:view', 'wfm:all:do'],
  });
  await database.write((tables) => tables.updateTable('api_client').set({ grants }).execute());
  expect(await administration.get('payroll')).toMatchObject({
    roles: ['payroll'],
    permissions: ['wfm:site:view'],
    view: 'roster',
  });
});

test('the client of the environment stands beside those of the store, and before one of its name', async () => {
  const { administration, clients } = replica(opened({ kind: 'memory' }));
  const stored = await administration.create(payroll);
  const other = await administration.create({ ...payroll, id: 'bi' });
  const both = eitherApiClients(
    fixedApiClients([{ clientId: 'payroll', secret: new Secret('of the environment') }]),
    clients,
  );
  expect((await both.authenticate('payroll', 'of the environment'))?.secretId).toBeUndefined();
  expect(await both.authenticate('payroll', stored.secret.reveal())).toBeUndefined();
  expect((await both.authenticate('bi', other.secret.reveal()))?.clientId).toBe('bi');
  expect((await both.find('bi', other.made.id))?.clientId).toBe('bi');
});
