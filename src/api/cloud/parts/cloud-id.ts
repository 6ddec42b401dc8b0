import { createHash } from 'node:crypto';

/**
 * Ids. Genesys Cloud's are UUIDs, WFM's are numbers: a UUID of version 8 (RFC 9562, section 5.8) is written around the
 * number, so that it is the same in every replica and after every restart, and can be read without a look-up.
 *
 *     000003e9-0002-8c5d-81f0-000000000000
 *     number   kind  checksum detail
 *
 * The checksum makes a mistyped id an unknown one instead of somebody else's.
 */
const kinds = {
  'management-unit': 0x01,
  user: 0x02,
  'time-off-request': 0x03,
  queue: 0x04,
  /** A shift has no number: it is that of the agent, and the detail the day. */
  shift: 0x05,
  'code-of-activity': 0x10,
  'code-of-exception-type': 0x11,
  'code-of-time-off-type': 0x12,
  /** Codes that WFM has no objects for, such as the one of all breaks. */
  'built-in-code': 0x13,
} as const;

export type CloudIdKind = keyof typeof kinds;

/** What an id is written around. */
export interface CloudId {
  readonly kind: CloudIdKind;
  /** A signed integer of 32 bits. */
  readonly id: number;
  /** An integer of 48 bits; 0 where the number says all. */
  readonly detail: number;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** Six digits. It must never change, and guards against mistakes, not against malice. */
function checksum(body: string): string {
  return createHash('sha256').update(`wfm-bridge ${body}`).digest('hex').slice(0, 6);
}

/** The id of an object of WFM as Genesys Cloud writes ids. */
export function cloudId(kind: CloudIdKind, id: number, detail = 0): string {
  const [number, code, rest] = [hex(id >>> 0, 8), hex(kinds[kind], 4), hex(detail, 12)];
  const sum = checksum(`${number}-${code}-${rest}`);
  return `${number}-${code}-8${sum.slice(0, 3)}-8${sum.slice(3)}-${rest}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is written as a UUID, whoever made it. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

const ours = /^([0-9a-f]{8})-([0-9a-f]{4})-8[0-9a-f]{3}-8[0-9a-f]{3}-([0-9a-f]{12})$/i;

/** Reads an id of ours; `undefined` for every other text. */
export function readCloudId(text: string): CloudId | undefined {
  const [, number = '', code = '', rest = ''] = ours.exec(text) ?? [];
  const kind = (Object.keys(kinds) as CloudIdKind[]).find(
    (name) => kinds[name] === Number.parseInt(code, 16),
  );
  if (kind === undefined) return undefined;
  const [id, detail] = [Number.parseInt(number, 16) | 0, Number.parseInt(rest, 16)];
  return cloudId(kind, id, detail) === text.toLowerCase() ? { kind, id, detail } : undefined;
}
