import createDebug from 'debug';
import { afterEach, expect, test } from 'vitest';
import { quietDebug } from '../../src/log/quiet-debug.ts';

afterEach(() => {
  createDebug.disable();
});

test.each([
  ['simple-oauth2:client', false],
  ['node-soap', false],
  ['router', false],
  ['express:application', false],
  ['body-parser:json', true],
  ['another', true],
])('under DEBUG=* the namespace %s prints: %s', (namespace, prints) => {
  createDebug.enable('*');
  quietDebug();
  expect(createDebug.enabled(namespace)).toBe(prints);
});

test('nothing is switched on that was off', () => {
  createDebug.disable();
  quietDebug();
  expect(createDebug.enabled('another')).toBe(false);
});
