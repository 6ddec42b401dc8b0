import type { Endpoint } from '../../endpoint.ts';
import { changeObject } from './change-object.ts';
import { createObject } from './create-object.ts';
import { deleteObject } from './delete-object.ts';
import type { Keyed, Versioned, Writable } from './writable.ts';

/** The endpoints that make, change and delete the objects of a noun. */
export function defineWrites<
  Item extends Keyed,
  Full extends Versioned,
  Made extends object,
  Patch extends object,
>(writable: Writable<Item, Full, Made, Patch>): readonly Endpoint[] {
  return [createObject(writable), changeObject(writable), deleteObject(writable)];
}
