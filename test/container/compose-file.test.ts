import { describe, expect, test } from 'vitest';
import { knownNames } from '../../src/config/variables.ts';
import { readComposeFile } from './compose-file.ts';

const { services } = readComposeFile();
const { simulator, bridge } = services;

/** The value that follows an option on a command line. */
function optionOf(command: readonly string[], option: string): string | undefined {
  const at = command.indexOf(option);
  return at === -1 ? undefined : command[at + 1];
}

test('there is a bridge and the simulator behind it', () => {
  expect(Object.keys(services).sort()).toEqual(['bridge', 'simulator']);
  expect(simulator.command[0]).toBe('simulate');
  expect(bridge.command).toEqual(['serve']);
  expect(bridge.depends_on).toEqual({ simulator: { condition: 'service_healthy' } });
});

describe.each(Object.entries(services))('%s', (_name, service) => {
  test('can write to its temporary folder only and gain nothing', () => {
    expect(service).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service).not.toHaveProperty('privileged');
    expect(service).not.toHaveProperty('cap_add');
    expect(service).not.toHaveProperty('user');
  });

  test('is reachable from this computer only', () => {
    expect(service.ports).toHaveLength(1);
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  test('says whether it is healthy', () => {
    expect(service.healthcheck.test.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
  });

  test('has texts for values: a number or a boolean would be read differently by different tools', () => {
    for (const value of [...service.command, ...Object.values(service.environment ?? {})]) {
      expect(value).toBeTypeOf('string');
      expect(value).not.toContain('$');
    }
  });
});

test('the bridge has variables that exist, and those of this very simulator', () => {
  const environment = bridge.environment ?? {};
  for (const name of Object.keys(environment)) expect(knownNames).toContain(name);
  const origin = optionOf(simulator.command, '--internal-origin');
  expect(origin).toBe(`http://simulator:${optionOf(simulator.command, '--port')}`);
  expect(environment).toMatchObject({
    WFM_URL: origin,
    WFM_PROVISIONAL: 'allow',
    OAUTH_TOKEN_URL: `${origin}/auth/v3/oauth/token`,
    OAUTH_CLIENT_ID: optionOf(simulator.command, '--client-id'),
    OAUTH_CLIENT_SECRET: optionOf(simulator.command, '--client-secret'),
  });
});
