import type { z } from 'zod';
import { list } from './formats.ts';

function isIana(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The last `=` separates: WFM's names are free text. */
function halves(pair: string): readonly [wfm: string, iana: string] {
  const equals = pair.lastIndexOf('=');
  return [pair.slice(0, Math.max(equals, 0)).trim(), pair.slice(equals + 1).trim()];
}

function flawOf(
  [wfm, iana]: readonly [string, string],
  earlier: readonly (readonly [string, string])[],
): string | undefined {
  if (wfm === '') return "must be WFM's name or number, =, and an IANA name, such as 3=Europe/Amsterdam";
  if (!isIana(iana)) return 'names no IANA zone';
  return earlier.some(([other]) => other === wfm) ? 'names a zone of WFM again' : undefined;
}

/** `WFM name or number=IANA name`, comma separated, as a map; a zone whose name has a comma goes by its number. */
export const zonePairs: z.ZodType<ReadonlyMap<string, string>, string> = list
  .transform((parts) => parts.map(halves))
  .superRefine((pairs, context) => {
    pairs.forEach((pair, index) => {
      const flaw = flawOf(pair, pairs.slice(0, index));
      if (flaw !== undefined) context.addIssue({ code: 'custom', message: `pair ${index + 1} ${flaw}` });
    });
  })
  .transform((pairs) => new Map(pairs));
