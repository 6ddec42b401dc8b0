/** Conditional requests: RFC 9110, sections 8.8.3 and 13. */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { BridgeError } from '../error/bridge-error.ts';

interface EntityTag {
  readonly weak: boolean;
  /** Without quotes. */
  readonly opaque: string;
}

/** One tag with the comma before the next; what it does not take is no list of tags. */
const nextTag = /[\t ,]*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[\t ]*(?=,|$)/y;

/** The tags of a header, `undefined` for what is no list of them. */
function tagsOf(text: string): readonly EntityTag[] | undefined {
  const tags: EntityTag[] = [];
  nextTag.lastIndex = 0;
  while (nextTag.lastIndex < text.length) {
    const rest = nextTag.lastIndex;
    const [, weak, opaque] = nextTag.exec(text) ?? [];
    if (opaque === undefined) return /^[\t ,]*$/.test(text.slice(rest)) && tags.length > 0 ? tags : undefined;
    tags.push({ weak: weak !== undefined, opaque });
  }
  return tags.length > 0 ? tags : undefined;
}

/**
 * The versions that `If-Match` names, without quotes; `['*']` for any; `undefined` without the header. Weak tags never
 * match and are left out. Throws `invalid-request` for what is no list of tags: a change must not be made on a guess.
 */
export function ifMatchOf(request: Request): readonly string[] | undefined {
  const text = request.get('if-match')?.trim();
  if (text === undefined) return undefined;
  if (text === '*') return ['*'];
  const tags = tagsOf(text);
  if (tags === undefined) {
    const detail = 'must be * or a list of ETags in double quotes, as they were answered';
    const errors = [{ parameter: 'If-Match', detail }];
    throw new BridgeError('invalid-request', `If-Match: ${detail}`, { facts: { errors } });
  }
  return tags.filter(({ weak }) => !weak).map(({ opaque }) => opaque);
}

/** The tag of a version: two answers with it are the same object, byte by byte. */
export function versionTag(version: string): string {
  return `"${version}"`;
}

/** The tag of an answer without a version, from its text in JSON: when it was asked for makes no difference. */
export function contentTag(json: string, { asOf, form }: { asOf: unknown; form: string }): string {
  const same = typeof asOf === 'string' ? json.replaceAll(`"asOf":${JSON.stringify(asOf)}`, '') : json;
  return `W/"${createHash('sha256').update(form).update(same).digest('base64url').slice(0, 27)}"`;
}

/** Whether `If-None-Match` says that the caller has this already; compared weakly. */
export function callerHas(request: Request, tag: string): boolean {
  const text = request.get('if-none-match')?.trim();
  if (text === undefined) return false;
  if (text === '*') return true;
  const bare = tag.replace(/^W\//, '');
  return (tagsOf(text) ?? []).some(({ opaque }) => `"${opaque}"` === bare);
}
