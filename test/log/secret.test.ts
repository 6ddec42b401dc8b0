import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { createLogger } from '../../src/log/logger.ts';
import { Secret } from '../../src/log/secret.ts';

const secret = new Secret('canary-4711');

test.each([
  ['a template', () => String(secret)],
  ['JSON', () => JSON.stringify({ secret })],
  ['the inspector', () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
  ['the values of its properties', () => JSON.stringify(Object.values(secret))],
])('%s does not show it', (_name, print) => {
  expect(print()).not.toContain('canary');
});

test('reveal() alone gives it out', () => {
  expect(secret.reveal()).toBe('canary-4711');
});

test('the log shows code, detail and facts of a failure and its causes, and hides secrets and headers', () => {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
  const cause = Object.assign(new Error('socket hang up'), {
    code: 'ECONNRESET',
    config: { headers: { authorization: 'canary-4711' } },
  });
  logger.error({
    err: new BridgeError('upstream-unavailable', 'no connection', { cause, internal: { step: 'token' } }),
    token: 'canary-4711',
    secret,
  });
  const [line = ''] = lines;
  expect(line).not.toContain('canary');
  expect(JSON.parse(line)).toMatchObject({
    err: {
      code: 'upstream-unavailable',
      step: 'token',
      cause: { code: 'ECONNRESET', message: 'socket hang up' },
    },
  });
});
