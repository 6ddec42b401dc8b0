import type { Request } from 'express';

/** A quoted value is that of a token where it is a number; whatever else is quoted is no name and no comma. */
function unquoted(header: string): string {
  return header.replace(/"((?:[^"\\]|\\.)*)"/g, (_all, inner: string) => (/^\d+$/.test(inner) ? inner : ''));
}

/**
 * Seconds, from 1, of the preference `wait` (RFC 7240 §4.3): how long the caller wants to wait for its answer at most. The
 * first of several counts; undefined where there is none, and for what is no such preference, which is to be ignored.
 */
export function preferredWait({ headers }: Request): number | undefined {
  const header = [headers['prefer'] ?? ''].flat().join(',');
  const wait = unquoted(header)
    .split(',')
    .find((preference) => /^\s*wait\s*(?:[=;]|$)/i.test(preference));
  const seconds = Number(/^\s*wait\s*=\s*(\d{1,9})\s*(?:;|$)/i.exec(wait ?? '')?.[1] ?? 0);
  return seconds > 0 ? seconds : undefined;
}
