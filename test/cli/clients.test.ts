import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/gate/audited-administration.ts';
import { storedAuditLog } from '../../src/gate/stored-audit-log.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { systemClock } from '../../src/time/clock.ts';
import { opened, temporaryFolder } from '../store/stores.ts';
import { entriesOf } from '../support/audit-log-contract.ts';
import { runCommand } from '../support/fake-terminal.ts';

interface Printed {
  readonly clientId: string;
  readonly secretId: string;
  readonly secret: string;
}

const owner = ['--name', 'Payroll', '--owner', 'ada@example.com'];

/** The command over one folder. */
function commandOver(folder: string): (...args: string[]) => ReturnType<typeof runCommand> {
  return (...args) => runCommand(['clients', ...args], { env: { DATA_DIR: folder } });
}

describe('clients', () => {
  test('are made, shown, given another secret, disabled, enabled and deleted; needs no WFM', async () => {
    const clients = commandOver(temporaryFolder());
    const created = await clients(
      ...['create', 'payroll', ...owner, '--role', 'payroll', '--permission', 'wfm:forecast:view'],
      ...[
        '--site',
        '201',
        '--site',
        '202',
        '--view',
        'payroll',
        '--mine-site',
        '201',
        '--expires',
        '2099-01-01',
      ],
    );
    expect(created.code).toBe(0);
    const first = JSON.parse(created.out) as Printed;
    expect(first).toEqual({
      clientId: 'payroll',
      secretId: expect.any(String) as string,
      secret: expect.stringMatching(/^wfb_/) as string,
    });
    const shown = await clients('show', 'payroll');
    expect(JSON.parse(shown.out)).toMatchObject({
      id: 'payroll',
      ownerEmail: 'ada@example.com',
      expiresAt: '2099-01-01T00:00:00.000Z',
      roles: ['payroll'],
      permissions: ['wfm:forecast:view'],
      scope: { businessUnitIds: [], siteIds: [201, 202], teamIds: [] },
      view: 'payroll',
      siteId: 201,
      secrets: [{ id: first.secretId }],
    });
    expect((await clients('rotate', 'payroll')).code).toBe(0);
    const third = await clients('rotate', 'payroll');
    expect(third.code).toBe(1);
    expect(third.err).toContain('2 secrets');
    expect((await clients('rotate', 'payroll', '--remove', first.secretId)).code).toBe(0);
    expect(JSON.parse((await clients('disable', 'payroll')).out)).toMatchObject({
      disabledAt: expect.any(String) as string,
    });
    expect(JSON.parse((await clients('enable', 'payroll')).out)).toMatchObject({ disabledAt: null });
    expect(JSON.parse((await clients('list')).out)).toHaveLength(1);
    expect((await clients('delete', 'payroll')).code).toBe(0);
    expect(JSON.parse((await clients('list')).out)).toEqual([]);
    for (const { out } of [shown]) expect(out).not.toContain(first.secret);
  });

  test.each([
    { args: ['create', 'x', ...owner, '--role', 'payrol'], code: 1, says: 'did you mean payroll?' },
    { args: ['create', 'x', ...owner, '--permission', 'wfm:site:views'], code: 1, says: 'wfm:site:view?' },
    { args: ['create', 'a:b', ...owner], code: 1, says: 'letters, digits' },
    { args: ['create', 'x', ...owner, '--expires', 'soon'], code: 1, says: 'soon is no date' },
    { args: ['create', 'x', ...owner, '--view', 'all'], code: 2, says: 'roster' },
    { args: ['create', 'x', ...owner, '--site', 'one'], code: 2, says: 'whole number' },
    { args: ['create', 'x'], code: 2, says: '--name' },
    { args: ['show', 'x'], code: 1, says: 'no API client x' },
  ])('$args.0 $args.1 … ends with $code and says $says', async ({ args, code, says }) => {
    const ended = await commandOver(temporaryFolder())(...args);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(says);
    expect(ended.out).toBe('');
  });

  test('a folder that cannot be had is a mistake of the environment', async () => {
    const ended = await commandOver('/dev/null/data')('list');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('DATA_DIR');
  });

  test('every change is in the audit log, failures too, as of nobody whom an API client could pretend to be', async () => {
    const folder = temporaryFolder();
    const clients = commandOver(folder);
    const { secretId, secret } = JSON.parse((await clients('create', 'payroll', ...owner)).out) as Printed;
    await clients('create', 'payroll', ...owner);
    await clients('rotate', 'payroll', '--remove', secretId);
    await clients('disable', 'payroll');
    await clients('enable', 'payroll');
    await clients('delete', 'payroll');
    await clients('delete', 'payroll');
    await clients('show', 'payroll');
    await clients('list');
    const database = opened({ kind: 'file', folder });
    const rest = { clock: systemClock, logger: silentLogger, retentionDays: 1 };
    const entries = await entriesOf(storedAuditLog({ database, ...rest }));
    const said = entries.map(({ operationId, outcome, targets }) => [operationId, outcome, targets]);
    // Those of one millisecond are in no order.
    expect(said).toHaveLength(8);
    expect(said).toEqual(
      expect.arrayContaining([
        ['createApiClient', 'done', { id: ['payroll'] }],
        ['createApiClient', 'already-exists', { id: ['payroll'] }],
        ['deleteApiClientSecret', 'done', { clientId: ['payroll'], secretId: [secretId] }],
        ['addApiClientSecret', 'done', { clientId: ['payroll'], id: ['payroll'] }],
        ['disableApiClient', 'done', { clientId: ['payroll'] }],
        ['enableApiClient', 'done', { clientId: ['payroll'] }],
        ['deleteApiClient', 'done', { clientId: ['payroll'] }],
        ['deleteApiClient', 'not-found', { clientId: ['payroll'] }],
      ]),
    );
    for (const entry of entries) expect(entry).toMatchObject({ clientId: commandLine, method: 'CLI' });
    expect(JSON.stringify(entries)).not.toContain(secret);
    expect((await clients('create', commandLine, ...owner)).code).toBe(1);
  });
});
