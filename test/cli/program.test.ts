import { describe, expect, test } from 'vitest';
import { serverVariables } from '../support/running-bridge.ts';
import { runCommand } from '../support/fake-terminal.ts';
import { takenPort } from '../support/free-port.ts';
import { startScriptedWfm } from '../support/scripted-wfm.ts';

const commands = ['serve', 'demo', 'start', 'simulate', 'doctor', 'call'];

describe('the command line', () => {
  test('without a command it prints its help and fails as a wrong call', async () => {
    const { code, out, err } = await runCommand([]);
    expect(code).toBe(2);
    expect(err).toBe('');
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  test('--help is no failure', async () => {
    const { code, out } = await runCommand(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(out).toContain(command);
  });

  test.each(commands)('%s --help tells what it does and runs nothing', async (command) => {
    const { code, out } = await runCommand([command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: wfm-bridge ${command}`);
  });

  test('--version is that of the package', async () => {
    const { code, out } = await runCommand(['--version']);
    expect([code, out]).toEqual([0, '0.1.0']);
  });

  test.each([
    { args: ['server'], message: /unknown command/ },
    { args: ['serve', '--fast'], message: /unknown option/ },
    { args: ['serve', 'now'], message: /too many arguments/ },
    { args: ['call', 'ConfigService'], message: /missing required argument/ },
    { args: ['call', 'ConfigService', 'GetSite', '{}', '--profile', 'pretty'], message: /choices/ },
    { args: ['simulate', '--port', 'high'], message: /whole number/ },
    { args: ['simulate', '--mode', 'moon'], message: /choices/ },
  ])('$args is a wrong call', async ({ args, message }) => {
    const { code, err, out } = await runCommand(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('serve', () => {
  test.each(['serve', 'start'])(
    '%s with WFM_URL alone lists what is missing, and is no demo',
    async (command) => {
      const { code, out, err } = await runCommand([command], { env: { WFM_URL: 'https://wfm.example.com' } });
      expect(code).toBe(1);
      expect(out).toBe('');
      const missing = ['WFM_APP_NAME', 'OAUTH_TOKEN_URL', 'OAUTH_CLIENT_ID'];
      for (const name of [...missing, 'OAUTH_CLIENT_SECRET'])
        expect(err).toMatch(new RegExp(`  - ${name} .*required`));
      expect(err).toContain('4 mistakes');
      expect(err).not.toContain('simulator');
    },
  );

  test('without any variable it refuses to start: it is never the demo', async () => {
    const { code, err } = await runCommand(['serve']);
    expect(code).toBe(1);
    expect(err).toContain('WFM_LOCATOR_URL is required while WFM_URL is not set');
  });

  test('start with an empty WFM_URL is a mistake and no demo', async () => {
    const { code, err } = await runCommand(['start'], { env: { WFM_URL: '' } });
    expect(code).toBe(1);
    expect(err).toContain('WFM_URL');
  });

  test('a port that is taken is said in words', async () => {
    const wfm = await startScriptedWfm();
    const port = String(await takenPort());
    const env = { ...serverVariables, ...wfm.variables, PORT: port, LOG_LEVEL: 'silent' };
    const { code, err } = await runCommand(['serve'], { env });
    expect(code).toBe(1);
    expect(err).toContain(port);
    expect(err).toMatch(/in use|cannot listen/);
    expect(err).not.toContain('unexpected');
  });

  test('no mistake repeats what may be a secret', async () => {
    const env = {
      ...serverVariables,
      API_CLIENT_SECRET: 'short-secret',
      UPSTREAM_HEADERS: 'secret without colon',
    };
    const { code, err } = await runCommand(['serve'], {
      env: { ...env, WFM_URL: 'https://u:pw@wfm.example.com' },
    });
    expect(code).toBe(1);
    expect(err).toContain('API_CLIENT_SECRET must have at least 16 characters');
    for (const secret of ['short-secret', 'secret without colon', 'u:pw']) expect(err).not.toContain(secret);
  });
});
