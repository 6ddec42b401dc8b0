import { BridgeError } from '../../../error/bridge-error.ts';
import { formatLocalDateTime, parseLocal, secondsPerDay } from '../../../time/ole-date.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { readChanges } from './read-changes.ts';

/**
 * WFM finds changes by their time alone, so that the bridge has to look for an id: where most changes are, then further
 * ahead, then in the year before. Days from today; no call asks for more than a year.
 */
const searched = [
  { from: -30, to: 336 },
  { from: 336, to: 702 },
  { from: -396, to: -30 },
] as const;

const shownFlaws = 50;

interface WantedChanges {
  readonly siteId: number;
  readonly changeIds: readonly number[];
  /** The day of the site that it is now, as `2026-03-29`. */
  readonly today: string;
}

/** Which of these changes are not pending ones of the site, as far as it is looked for. */
async function missingOf(wfm: Wfm, wanted: WantedChanges): Promise<ReadonlySet<number>> {
  const missing = new Set(wanted.changeIds);
  const midnight = parseLocal(wanted.today) ?? 0;
  for (const { from, to } of searched) {
    if (missing.size === 0) break;
    const start = formatLocalDateTime(midnight + from * secondsPerDay);
    const end = formatLocalDateTime(midnight + to * secondsPerDay);
    const found = await readChanges(wfm, { siteId: wanted.siteId, start, end });
    for (const { changeId } of found) missing.delete(changeId);
  }
  return missing;
}

/**
 * Throws `not-found` unless all of these are pending changes of the site, from a year ago to two years ahead. Gives each
 * once.
 */
export async function requireChanges(wfm: Wfm, wanted: WantedChanges): Promise<readonly number[]> {
  const { changeIds } = wanted;
  const missing = await missingOf(wfm, wanted);
  const errors = changeIds.flatMap((id, index) =>
    missing.has(id)
      ? [{ pointer: `/changeIds/${index}`, detail: `the site has no pending change ${id}` }]
      : [],
  );
  const [first] = errors;
  if (first === undefined) return [...new Set(changeIds)];
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  throw new BridgeError('not-found', `${first.detail}${more}`, {
    facts: { errors: errors.slice(0, shownFlaws) },
  });
}
