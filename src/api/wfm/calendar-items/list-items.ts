import { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { siteScope } from '../../endpoint-scope.ts';
import { StreamedList } from '../../streamed-list.ts';
import { anyTable } from '../../table.ts';
import { constantsOf } from '../parts/constant-of.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import { listForms, siteParams, zonedHead, zonedList } from '../parts/site-job.ts';
import { siteInfo, siteInfoUses } from '../parts/site-zone.ts';
import { idList } from '../schema-parts.ts';
import { listPath, type ItemResource, type NewItemBody } from './item-resource.ts';
import { itemStatusWords, itemTypeWords, type CalItem } from './mapping.ts';
import { readItems, readItemsUse } from './read-items.ts';
import { itemKinds, itemStatuses } from './schema.ts';

const maxDays = 366;

const query = z.strictObject({
  ...rangeQuery,
  status: z.array(z.enum(itemStatuses)).min(1).optional().describe('Only items with these statuses.'),
  agentId: idList('those of these agents'),
  teamId: idList('those of agents of these teams'),
});

const typedQuery = query.extend({
  type: z.array(z.enum(itemKinds)).min(1).optional().describe('Only items of these types.'),
});

type Query = z.output<typeof query> & Pick<Partial<z.output<typeof typedQuery>>, 'type'>;

function typesOf<Item extends object, Body extends NewItemBody>(
  { only }: ItemResource<Item, Body>,
  { type }: Query,
): readonly CalItem['itemType'][] {
  return only === undefined ? constantsOf(type, itemTypeWords) : [only];
}

async function* mapped<Item extends object>(
  items: AsyncIterable<CalItem>,
  toItem: (item: CalItem) => Item,
): AsyncGenerator<Item> {
  for await (const item of items) yield toItem(item);
}

export function listItems<Item extends object, Body extends NewItemBody>(
  resource: ItemResource<Item, Body>,
): Endpoint {
  const [, many] = resource.words;
  const response: z.ZodType = zonedList(resource.item, {
    id: `${resource.one}List`,
    description: `${many[0]?.toUpperCase()}${many.slice(1)} of a site, by their beginning.`,
  });
  const schema: z.ZodObject = resource.only === undefined ? typedQuery : query;
  return endpoint({
    operationId: `list${resource.many}`,
    summary: `List ${many} of a site that touch a range`,
    tag: resource.many,
    method: 'get',
    path: listPath(resource),
    params: siteParams,
    query: schema,
    body: z.undefined(),
    response,
    forms: listForms,
    table: anyTable(resource.table),
    permissions: resource.view,
    scope: siteScope,
    safety: 'read',
    uses: [...siteInfoUses, readItemsUse],
    async handle({ params: { siteId }, query: given, wfm, clock, timeZones, signal }) {
      const asked = given as Query;
      const { zone } = await siteInfo({ wfm, timeZones }, siteId);
      const range = rangeOf(asked, zone, { maxDays });
      const filter = {
        itemType: typesOf(resource, asked),
        status: constantsOf(asked.status, itemStatusWords),
        agentId: asked.agentId ?? [],
        teamId: asked.teamId ?? [],
      };
      const items = readItems(wfm, { siteId, range, filter }, signal);
      return new StreamedList(
        zonedHead({ clock, wfm }, zone),
        mapped(items, (item) => resource.toItem(item, zone)),
      );
    },
  });
}
