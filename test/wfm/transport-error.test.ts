/** Which failures prove that nothing was sent: every repeat of a write hangs on this table. */
import { expect, test } from 'vitest';
import { TransportError, transportError } from '../../src/wfm/transport-error.ts';

function systemError(code: string, syscall?: string): Error {
  return Object.assign(new Error(`${code} 10.0.0.1:443`), {
    code,
    ...(syscall === undefined ? {} : { syscall }),
  });
}

const both = Object.assign(new AggregateError([systemError('ECONNREFUSED', 'connect')]), {
  code: 'ECONNREFUSED',
});
const slow = Object.assign(new AggregateError([systemError('ETIMEDOUT', 'connect')]), { code: 'ETIMEDOUT' });

test.each([
  {
    name: 'a refused connection',
    cause: systemError('ECONNREFUSED', 'connect'),
    failure: 'unreachable',
    sent: false,
  },
  { name: 'both addresses refused', cause: both, failure: 'unreachable', sent: false },
  { name: 'addresses that were too slow', cause: slow, failure: 'unreachable', sent: false },
  {
    name: 'addresses that failed without a code of their own',
    cause: new AggregateError([systemError('ENETUNREACH', 'connect')]),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'an unknown name',
    cause: systemError('ENOTFOUND', 'getaddrinfo'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'a name service down',
    cause: systemError('EAI_AGAIN', 'getaddrinfo'),
    failure: 'unreachable',
    sent: false,
  },
  { name: 'no route', cause: systemError('EHOSTUNREACH', 'connect'), failure: 'unreachable', sent: false },
  {
    name: 'a slow connect',
    cause: systemError('UND_ERR_CONNECT_TIMEOUT'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'a slow TCP connect',
    cause: systemError('ETIMEDOUT', 'connect'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'a connection that died',
    cause: systemError('ETIMEDOUT', 'read'),
    failure: 'interrupted',
    sent: true,
  },
  {
    name: 'a route lost on the way',
    cause: systemError('EHOSTUNREACH', 'read'),
    failure: 'interrupted',
    sent: true,
  },
  {
    name: 'a network lost on the way',
    cause: systemError('ENETUNREACH', 'write'),
    failure: 'interrupted',
    sent: true,
  },
  { name: 'a reset', cause: systemError('ECONNRESET', 'read'), failure: 'interrupted', sent: true },
  { name: 'a closed connection', cause: systemError('UND_ERR_SOCKET'), failure: 'interrupted', sent: true },
  {
    name: 'a cut answer',
    cause: systemError('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'),
    failure: 'interrupted',
    sent: true,
  },
  { name: 'no first byte', cause: systemError('UND_ERR_HEADERS_TIMEOUT'), failure: 'timeout', sent: true },
  { name: 'a silence', cause: systemError('UND_ERR_BODY_TIMEOUT'), failure: 'timeout', sent: true },
  { name: 'too much', cause: systemError('UND_ERR_RES_EXCEEDED_MAX_SIZE'), failure: 'oversized', sent: true },
  {
    name: 'an expired certificate',
    cause: systemError('CERT_HAS_EXPIRED'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: "another host's certificate",
    cause: systemError('ERR_TLS_CERT_ALTNAME_INVALID'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'a self-signed certificate',
    cause: systemError('DEPTH_ZERO_SELF_SIGNED_CERT'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'an unknown authority',
    cause: systemError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    failure: 'unreachable',
    sent: false,
  },
  {
    name: 'damaged TLS in the middle',
    cause: systemError('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'),
    failure: 'interrupted',
    sent: true,
  },
  {
    name: 'an alert after the handshake',
    cause: systemError('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
    failure: 'interrupted',
    sent: true,
  },
  {
    name: 'a record of another protocol, which a standing connection can meet as well',
    cause: systemError('ERR_SSL_WRONG_VERSION_NUMBER'),
    failure: 'interrupted',
    sent: true,
  },
  { name: 'an error without a code', cause: new Error('what?'), failure: 'interrupted', sent: true },
  { name: 'no error at all', cause: 'what?', failure: 'interrupted', sent: true },
  { name: 'nothing', cause: undefined, failure: 'interrupted', sent: true },
])('$name: $failure, sent $sent', ({ cause, failure, sent }) => {
  const error = transportError(cause);
  expect({ failure: error.failure, sent: error.sent }).toEqual({ failure, sent });
  expect(error.message).not.toContain('10.0.0.1');
});

test('what is sorted already stays as it is', () => {
  const error = new TransportError('timeout', true, 'total');
  expect(transportError(error)).toBe(error);
});
