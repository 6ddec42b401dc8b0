import type { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { siteParams } from '../parts/site-job.ts';
import { wfmId } from '../schema-parts.ts';
import type { ItemResource, NewItemBody } from './item-resource.ts';
import type { CalItem } from './mapping.ts';
import { readItem } from './read-items.ts';

/** Path parameters of one item. */
export function itemParams<Item extends object, Body extends NewItemBody>({
  idName,
  words: [one],
}: ItemResource<Item, Body>): typeof siteParams {
  const id: z.ZodRawShape = { [idName]: wfmId.describe(`Id of the ${one}.`) };
  return siteParams.extend(id) as typeof siteParams;
}

export function itemIdOf<Item extends object, Body extends NewItemBody>(
  { idName }: ItemResource<Item, Body>,
  params: Readonly<Record<string, unknown>>,
): number {
  const id = params[idName];
  if (typeof id !== 'number') throw new Error(`the path has no parameter ${idName}`);
  return id;
}

/** The item of the site; throws `not-found` also for one of another type. */
export async function ownItem<Item extends object, Body extends NewItemBody>(
  wfm: Wfm,
  { only, words: [what] }: ItemResource<Item, Body>,
  { siteId, itemId }: { readonly siteId: number; readonly itemId: number },
): Promise<CalItem> {
  const item = await readItem(wfm, { siteId, itemId, what });
  if (only !== undefined && item.itemType !== only)
    throw new BridgeError('not-found', `the site has no ${what} ${itemId}`);
  return item;
}
