import type { Endpoint } from '../../endpoint.ts';
import { changeItemEndpoint } from './change-item.ts';
import { createItem } from './create-item.ts';
import { deleteItemEndpoint } from './delete-item.ts';
import { getItem } from './get-item.ts';
import type { ItemResource, NewItemBody } from './item-resource.ts';
import { listItems } from './list-items.ts';

/** The endpoints of calendar items under one path. */
export function defineItems<Item extends object, Body extends NewItemBody>(
  resource: ItemResource<Item, Body>,
): readonly Endpoint[] {
  return [
    listItems(resource),
    createItem(resource),
    getItem(resource),
    changeItemEndpoint(resource),
    deleteItemEndpoint(resource),
  ];
}
