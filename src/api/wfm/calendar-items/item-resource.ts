import type { z } from 'zod';
import type { Permission } from '../../../identity/permission.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Table } from '../../table.ts';
import { sitePath } from '../parts/site-job.ts';
import type { CalItem } from './mapping.ts';
import type { NewItemTimes } from './new-item-schema.ts';

export interface NewItemBody extends NewItemTimes {
  readonly agentId: number;
}

/** Calendar items of a site under one path: all of them, or those of one kind in words of their own. */
export interface ItemResource<Item extends object = object, Body extends NewItemBody = NewItemBody> {
  /** `TimeOffRequest`: names the operations. */
  readonly one: string;
  readonly many: string;
  /** In prose: `time-off request`, `time-off requests`. */
  readonly words: readonly [one: string, many: string];
  /** Last part of the path of the list. */
  readonly segment: string;
  /** Name of the path parameter of one item: `requestId`. */
  readonly idName: string;
  readonly view: readonly Permission[];
  readonly add: readonly Permission[];
  readonly edit: readonly Permission[];
  readonly item: z.ZodType<Item>;
  readonly table: Table<Item>;
  readonly newBody: z.ZodType<Body>;
  /** The only type of its items; `undefined` where the list may be asked for any. */
  readonly only: Exclude<CalItem['itemType'], number> | undefined;
  toItem(item: CalItem, zone: Zone): Item;
  /** What a new item is. */
  kindOf(body: Body): {
    readonly itemType: Exclude<CalItem['itemType'], number>;
    /** 0 for none. */
    readonly objectId: number;
  };
}

export function listPath({ segment }: Pick<ItemResource, 'segment'>): string {
  return `${sitePath}/${segment}`;
}

export function onePath({ segment, idName }: Pick<ItemResource, 'segment' | 'idName'>): string {
  return `${sitePath}/${segment}/{${idName}}`;
}
