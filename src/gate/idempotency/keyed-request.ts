import type { Endpoint } from '../../api/endpoint.ts';
import type { Wfm } from '../../wfm/wfm-port.ts';
import { changeOf } from '../audited-change.ts';
import type { RawRequest } from '../run-endpoint.ts';
import { readKey } from './idempotency-key.ts';

/** The key of a request that changes something, where it has one; on reads the header says nothing. */
export function keyOf(endpoint: Endpoint, raw: RawRequest, wfm: Wfm): string | undefined {
  const { idempotencyKey } = raw;
  if (idempotencyKey === undefined || changeOf(endpoint, raw, wfm) === undefined) return undefined;
  return readKey(idempotencyKey);
}
