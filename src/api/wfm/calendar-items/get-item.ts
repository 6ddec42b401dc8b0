import { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { Reply } from '../../reply.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { onePath, type ItemResource, type NewItemBody } from './item-resource.ts';
import { itemIdOf, itemParams, ownItem } from './one-item.ts';
import { readItemsUse } from './read-items.ts';

export function getItem<Item extends object, Body extends NewItemBody>(
  resource: ItemResource<Item, Body>,
): Endpoint {
  const [one] = resource.words;
  const response: z.ZodType = resource.item;
  return endpoint({
    operationId: `get${resource.one}`,
    summary: `Get one ${one}`,
    tag: resource.many,
    method: 'get',
    path: onePath(resource),
    params: itemParams(resource),
    query: z.strictObject({}),
    body: z.undefined(),
    response,
    forms: ['json'],
    permissions: resource.view,
    scope: siteScope,
    safety: 'read',
    uses: [...siteInfoUses, readItemsUse],
    async handle({ params, wfm, timeZones }) {
      const { siteId } = params;
      const { zone } = await siteInfo({ wfm, timeZones }, siteId);
      const item = await ownItem(wfm, resource, { siteId, itemId: itemIdOf(resource, params) });
      return new Reply({ version: item.timestamp, value: resource.toItem(item, zone) });
    },
  });
}
