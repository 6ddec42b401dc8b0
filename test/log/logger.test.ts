import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { recordedLog } from '../support/log-lines.ts';

/** What a parser says of a text that it cannot parse. */
function thrownBy(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (reason) {
    return reason;
  }
}

const personal = 'ssn-123';

test.each([
  { type: 'SyntaxError', reason: thrownBy(() => JSON.parse(`${personal} oops`)) },
  // A line break in the text must not make the rest of it look like a line of the stack.
  { type: 'SyntaxError', reason: thrownBy(() => JSON.parse(`{"a":1,}\n    at ${personal}`)) },
  { type: 'URIError', reason: new URIError(`Failed to decode param '%zz${personal}'`) },
])('a $type does not quote what could not be parsed', ({ type, reason }) => {
  const log = recordedLog();
  log.logger.warn({ err: reason }, 'first');
  log.logger.warn({ err: new BridgeError('invalid-json', 'no JSON', { cause: reason }) }, 'second');
  expect(log.text()).not.toContain(personal);
  expect(log.lines()).toMatchObject([{ err: { type } }, { err: { code: 'invalid-json', cause: { type } } }]);
});

test.each(['body', 'input'])('%s is never printed, wherever it stands', (name) => {
  const log = recordedLog();
  const cause = Object.assign(new Error('no'), { [name]: personal });
  const inner = new BridgeError('internal', 'inner', { cause, internal: { [name]: personal } });
  log.logger.info({ [name]: personal });
  log.logger.info({ request: { [name]: personal } });
  log.logger.info({
    err: new BridgeError('internal', 'outer', { cause: inner, internal: { [name]: personal } }),
  });
  expect(log.text()).not.toContain(personal);
});
