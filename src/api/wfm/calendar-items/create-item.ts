import type { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { Reply } from '../../reply.ts';
import { readBack } from '../parts/read-back.ts';
import { requireAgents, siteAgentsUse } from '../parts/site-agents.ts';
import { siteParams } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { forceQuery } from '../writes/writable.ts';
import { listPath, type ItemResource, type NewItemBody } from './item-resource.ts';
import { newItem } from './new-item.ts';
import { ownItem } from './one-item.ts';
import { isPaid, paidObjectUses } from './paid-object.ts';
import { readItemsUse } from './read-items.ts';
import { insertItem, insertItemUse } from './write-items.ts';

export function createItem<Item extends object, Body extends NewItemBody>(
  resource: ItemResource<Item, Body>,
): Endpoint {
  const [one] = resource.words;
  const response: z.ZodType = resource.item;
  const body: z.ZodType<Body> = resource.newBody;
  return endpoint({
    operationId: `create${resource.one}`,
    summary: `Make a ${one}; WFM decides on its status and its paid minutes`,
    tag: resource.many,
    method: 'post',
    path: listPath(resource),
    params: siteParams,
    query: forceQuery,
    body,
    response,
    forms: ['json'],
    permissions: resource.add,
    scope: siteScope,
    safety: 'create',
    uses: [...siteInfoUses, siteAgentsUse, ...paidObjectUses, insertItemUse, readItemsUse],
    success: 201,
    async handle({ params: { siteId }, query, body, wfm, clock, timeZones }) {
      const { zone } = await siteInfo({ wfm, timeZones }, siteId);
      const { agentId } = body;
      const { itemType, objectId } = resource.kindOf(body);
      const facts = { siteId, agentId, itemType, objectId, paid: false, now: clock.now() };
      const draft = newItem(zone, facts, body);
      await requireAgents(wfm, { siteId, ids: [agentId], pointerOf: () => '/agentId' });
      const paid = await isPaid(wfm, itemType, objectId);
      const itemId = await insertItem(wfm, { ...draft, paid }, query.force);
      const made = await readBack(`${one} ${itemId}`, () => ownItem(wfm, resource, { siteId, itemId }));
      return new Reply({
        status: 201,
        location: `/wfm/v1/sites/${siteId}/${resource.segment}/${itemId}`,
        version: made.timestamp,
        value: resource.toItem(made, zone),
      });
    },
  });
}
