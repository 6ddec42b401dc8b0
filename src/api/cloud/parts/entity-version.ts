import { createHash } from 'node:crypto';
import type { WfmVersionedEntityMetadata } from '../models/versioned-metadata.ts';

/** Versions. Genesys Cloud's are integers of 32 bits, compared for equality only; WFM's row versions have 64 bits. */

/** The low 31 bits of a row version, digits: whoever changes the row changes them. */
export function versionOfRow(timestamp: string): number {
  return Number(BigInt.asUintN(31, BigInt(timestamp)));
}

/** The version of what has none in WFM: 31 bits that change with the content. */
export function versionOfContent(content: unknown): number {
  return createHash('sha256').update(JSON.stringify(content)).digest().readUInt32BE(0) >>> 1;
}

/** `metadata` of a version. Who changed it, and when, WFM does not say. */
export function metadataOf(version: number): WfmVersionedEntityMetadata {
  return { version };
}
