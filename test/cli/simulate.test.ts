import { expect, onTestFinished, test } from 'vitest';
import { runCommand, startCommand, type RunningCommand } from '../support/fake-terminal.ts';
import { freePort } from '../support/free-port.ts';
import { callerOf, itemsOf, send, serverVariables } from '../support/running-bridge.ts';

async function simulate(...args: readonly string[]): Promise<RunningCommand> {
  const command = startCommand(['simulate', '--port', '0', ...args]);
  onTestFinished(async () => {
    command.end();
    await command.exitCode;
  });
  await command.line(/^# WFM simulator/);
  return command;
}

/** What a shell makes of the printed lines. */
function exported({ out }: RunningCommand): Readonly<Record<string, string>> {
  return Object.fromEntries(
    out.flatMap((line) => {
      const [, name = '', value = ''] = /^export (\w+)='(.*)'$/.exec(line) ?? [];
      return name === '' ? [] : [[name, value.replaceAll(String.raw`'\''`, "'")]];
    }),
  );
}

/** The command has no line to wait for while its log is silent: it is asked until it answers. */
async function listening(url: string, command: RunningCommand): Promise<void> {
  const ended = command.exitCode.then((code) => {
    throw new Error(`ended with ${code}: ${command.err.join('\n')}`);
  });
  for (;;) {
    const answer = await Promise.race([send(`${url}/healthz`).catch(() => undefined), ended]);
    if (answer?.status === 200) return;
  }
}

test.each(['cloud-bearer', 'onprem-bearer', 'onprem-login'])(
  'what it prints in the mode %s makes serve, doctor and call work',
  async (mode) => {
    const command = await simulate('--mode', mode);
    const port = await freePort();
    const env = { ...serverVariables, ...exported(command), PORT: String(port), LOG_LEVEL: 'silent' };

    const call = await runCommand(['call', 'ConfigService', 'GetTeam'], { env });
    expect([call.code, (JSON.parse(call.out) as { items: unknown[] }).items.length]).toEqual([0, 20]);
    const doctor = await runCommand(['doctor'], { env });
    expect(doctor.code, doctor.out).toBe(0);

    const serve = startCommand(['serve'], { env });
    const bridge = callerOf(`http://127.0.0.1:${port}`);
    await listening(bridge.url, serve);
    expect(itemsOf(await bridge.get('/wfm/v1/sites'))).toHaveLength(4);
    serve.end();
    expect([await serve.exitCode, serve.err]).toEqual([0, []]);
    await expect(send(bridge.url)).rejects.toThrow('fetch failed');
  },
);

test('secrets with quotes survive the shell', async () => {
  const secret = `it's "quoted" $HOME`;
  const command = await simulate('--client-secret', secret, '--user-name', "o'neil");
  expect(exported(command)).toMatchObject({ OAUTH_CLIENT_SECRET: secret });
  const env = { ...serverVariables, ...exported(command) };
  expect((await runCommand(['call', 'ConfigService', 'GetBU'], { env })).code).toBe(0);
});

test('options change the world: seed, arrays, internal origin', async () => {
  const command = await simulate('--seed', '7', '--arrays', 'wrapped', '--internal-origin', 'self');
  const variables = exported(command);
  expect(Object.keys(variables)).not.toContain('WFM_URL_REWRITES');
  const env = { ...serverVariables, ...variables };
  const { code, out } = await runCommand(['call', 'ConfigService', 'GetSite'], { env });
  expect([code, (JSON.parse(out) as { items: unknown[] }).items.length]).toEqual([0, 4]);
});

test('it ends with the signal', async () => {
  const command = await simulate();
  const { WFM_URL: url = '' } = exported(command);
  command.end();
  expect(await command.exitCode).toBe(0);
  await expect(send(url)).rejects.toThrow('fetch failed');
});
