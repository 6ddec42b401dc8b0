import type { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { Reply } from '../../reply.ts';
import { reasonOfRefusal } from '../parts/changed-meanwhile.ts';
import { readBack } from '../parts/read-back.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { requireVersion } from '../parts/version-match.ts';
import { forceQuery } from '../writes/writable.ts';
import { onePath, type ItemResource, type NewItemBody } from './item-resource.ts';
import type { CalItem } from './mapping.ts';
import { itemChange } from './new-item-schema.ts';
import { itemIdOf, itemParams, ownItem } from './one-item.ts';
import { readItemsUse } from './read-items.ts';
import { changeItem, changeItemUses } from './write-items.ts';

export function changeItemEndpoint<Item extends object, Body extends NewItemBody>(
  resource: ItemResource<Item, Body>,
): Endpoint {
  const [one] = resource.words;
  const response: z.ZodType = resource.item;
  return endpoint({
    operationId: `update${resource.one}`,
    summary: `Prefer, grant, decline or recall a ${one}, or change its note`,
    tag: resource.many,
    method: 'patch',
    path: onePath(resource),
    params: itemParams(resource),
    query: forceQuery,
    body: itemChange,
    response,
    forms: ['json'],
    permissions: resource.edit,
    scope: siteScope,
    safety: 'idempotent',
    uses: [...siteInfoUses, readItemsUse, ...changeItemUses],
    ifMatch: 'optional',
    async handle({ params, query, body, wfm, timeZones, ifMatch }) {
      const { siteId } = params;
      const { zone } = await siteInfo({ wfm, timeZones }, siteId);
      const itemId = itemIdOf(resource, params);
      const item = await ownItem(wfm, resource, { siteId, itemId });
      requireVersion(ifMatch, item.timestamp);
      const readAgain = (): Promise<CalItem> => ownItem(wfm, resource, { siteId, itemId });
      try {
        const versioned = ifMatch?.includes('*') === false;
        await changeItem(wfm, item, { ...body, force: query.force, versioned });
      } catch (refusal) {
        throw await reasonOfRefusal(refusal, item, readAgain);
      }
      const changed = await readBack(`${one} ${itemId}`, readAgain);
      return new Reply({ version: changed.timestamp, value: resource.toItem(changed, zone) });
    },
  });
}
