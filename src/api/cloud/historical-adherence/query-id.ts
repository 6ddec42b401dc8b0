import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../../log/secret.ts';
import type { AdherenceQuery } from './adherence-queries.ts';
import { VarintReader, varint, zigzag } from './varint.ts';

/**
 * The id of a query is the query itself, signed: whichever replica is asked can read it, and answer it if need be.
 *
 *     version  client  site  from  length  expiry  users + 1 or 0  user  difference …  signature
 *        1       16                       numbers as varints                              32      bytes, as base64url
 */
export interface SignedQuery extends AdherenceQuery {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface QueryIds {
  write(query: SignedQuery, clientId: string): string;
  /** `undefined` for every text that it did not write for this client. */
  read(queryId: string, clientId: string): SignedQuery | undefined;
}

const version = 1;
const clientBytes = 16;
const signatureBytes = 32;
/** More than 1,500 users need at the worst. */
const longest = 8_200;

function clientTag(clientId: string): Buffer {
  return createHash('sha256').update(clientId).digest().subarray(0, clientBytes);
}

/** Ids in order, each as what it is more than the one before it. */
function* differences(ids: readonly number[]): Generator<number> {
  let last = 0;
  for (const id of ids.map((value) => value >>> 0).sort((a, b) => a - b)) {
    yield id - last;
    last = id;
  }
}

function content({ siteId, span, agentIds, expiresAt }: SignedQuery, clientId: string): Buffer {
  const numbers = [
    siteId >>> 0,
    zigzag(span.from),
    span.to - span.from,
    Math.floor(expiresAt / 1000),
    ...(agentIds === undefined ? [0] : [agentIds.length + 1, ...differences(agentIds)]),
  ];
  return Buffer.concat([Buffer.of(version), clientTag(clientId), Buffer.from(numbers.flatMap(varint))]);
}

function agentIdsOf(reader: VarintReader): number[] | undefined {
  const count = reader.next();
  if (count === 0) return undefined;
  let last = 0;
  return Array.from({ length: count - 1 }, () => {
    last += reader.next();
    return last | 0;
  });
}

function queryOf(bytes: Uint8Array): SignedQuery {
  const reader = new VarintReader(bytes);
  const siteId = reader.next() | 0;
  const from = reader.nextZigzag();
  const span = { from, to: from + reader.next() };
  const expiresAt = reader.next() * 1000;
  return { siteId, span, expiresAt, agentIds: agentIdsOf(reader) };
}

/** Ids under a key of their own, made of one that all replicas share. */
export function queryIds(signingKey: Secret): QueryIds {
  const key = Buffer.from(
    hkdfSync('sha256', signingKey.reveal(), '', 'historical adherence query', signatureBytes),
  );
  const sign = (bytes: Uint8Array): Buffer => createHmac('sha256', key).update(bytes).digest();
  return {
    write(query, clientId) {
      const bytes = content(query, clientId);
      return Buffer.concat([bytes, sign(bytes)]).toString('base64url');
    },
    read(queryId, clientId) {
      if (queryId.length > longest) return undefined;
      const all = Buffer.from(queryId, 'base64url');
      const end = all.length - signatureBytes;
      // Node reads more texts than it writes.
      if (end <= clientBytes || all.toString('base64url') !== queryId) return undefined;
      const signed = all.subarray(0, end);
      if (!timingSafeEqual(sign(signed), all.subarray(end)) || signed[0] !== version) return undefined;
      const isOwn = clientTag(clientId).equals(signed.subarray(1, 1 + clientBytes));
      return isOwn ? queryOf(signed.subarray(1 + clientBytes)) : undefined;
    },
  };
}
