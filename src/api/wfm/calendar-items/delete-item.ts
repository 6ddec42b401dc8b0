import { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { Reply } from '../../reply.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { requireVersion } from '../parts/version-match.ts';
import { forceQuery } from '../writes/writable.ts';
import { onePath, type ItemResource, type NewItemBody } from './item-resource.ts';
import { itemIdOf, itemParams, ownItem } from './one-item.ts';
import { readItemsUse } from './read-items.ts';
import { deleteItem, deleteItemUse } from './write-items.ts';

export function deleteItemEndpoint<Item extends object, Body extends NewItemBody>(
  resource: ItemResource<Item, Body>,
): Endpoint {
  const [one] = resource.words;
  return endpoint({
    operationId: `delete${resource.one}`,
    summary: `Delete a ${one}; a request that shall stay on record is recalled instead`,
    tag: resource.many,
    method: 'delete',
    path: onePath(resource),
    params: itemParams(resource),
    query: forceQuery,
    body: z.undefined(),
    response: z.null().describe('Nothing: 204.'),
    forms: ['json'],
    permissions: resource.edit,
    scope: siteScope,
    safety: 'destructive',
    uses: [...siteInfoUses, readItemsUse, deleteItemUse],
    success: 204,
    ifMatch: 'optional',
    async handle({ params, query, wfm, timeZones, ifMatch }) {
      const { siteId } = params;
      await siteInfo({ wfm, timeZones }, siteId);
      const itemId = itemIdOf(resource, params);
      const item = await ownItem(wfm, resource, { siteId, itemId });
      requireVersion(ifMatch, item.timestamp);
      await deleteItem(wfm, itemId, query.force);
      return new Reply({ status: 204 });
    },
  });
}
