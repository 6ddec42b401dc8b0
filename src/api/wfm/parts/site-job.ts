import { z } from 'zod';
import type { Zone } from '../../../time/zone.ts';
import type { AnswerForm } from '../../../wfm/wfm-port.ts';
import { asOf, wfmId } from '../schema-parts.ts';
import { asOfText, type AnswerTime } from './as-of.ts';

/** What the jobs under `/wfm/v1/sites/{siteId}` have in common. */

export const sitePath = '/wfm/v1/sites/{siteId}';

export const siteParams = z.strictObject({ siteId: wfmId.describe('Id of the site.') });

const timeZone = z.string().describe('IANA zone of all days and offsets in the answer.');

/** A list with its time and its zone. */
export function zonedList<Item extends z.ZodType>(
  item: Item,
  names: { readonly id: string; readonly description: string },
): z.ZodObject<{ asOf: typeof asOf; timeZone: typeof timeZone; items: z.ZodArray<Item> }> {
  return z.strictObject({ asOf, timeZone, items: z.array(item) }).meta(names);
}

export interface ZonedHead {
  readonly [name: string]: string;
  readonly asOf: string;
  readonly timeZone: string;
}

/** What stands before the items of such a list. */
export function zonedHead(time: AnswerTime, zone: Zone): ZonedHead {
  return { asOf: asOfText(time), timeZone: zone.name };
}

/** Lists have rows, too. */
export const listForms: readonly AnswerForm[] = ['json', 'ndjson', 'csv'];

export const instantText = z.iso.datetime({ offset: true });
