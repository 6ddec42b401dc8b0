import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Permission } from '../../../identity/permission.ts';
import type { ContractUse, Wfm } from '../../../wfm/wfm-port.ts';
import type { Noun } from '../noun.ts';
import { wfmId } from '../schema-parts.ts';

export interface Keyed {
  readonly id: number;
}

export interface Versioned {
  readonly timestamp: string;
}

/**
 * A noun whose objects can be made, changed and deleted. WFM replaces whole objects, so that a change is: read the
 * record with all its members, put the caller's into it, send it back with its own timestamp for WFM to check. What the
 * noun does not show, and what a customer's WSDL adds, stays as it was read.
 */
export interface Writable<
  Item extends Keyed,
  Full extends Versioned,
  Made extends object,
  Patch extends object,
> {
  readonly noun: Pick<Noun<Item>, 'one' | 'many' | 'words' | 'path' | 'idName' | 'item'>;
  readonly permission: Permission;
  /** Objects of the whole installation. */
  readonly scope: 'all-only';
  /** Body of `POST`. */
  readonly made: z.ZodType<Made>;
  /** Body of `PATCH`: a JSON merge patch, so that every member may be left out and null takes a value away. */
  readonly patch: z.ZodType<Patch>;
  readonly uses: Readonly<Record<'read' | 'insert' | 'update' | 'remove', ContractUse>>;
  /** The record with all its members; `undefined` where there is none. */
  read(wfm: Wfm, id: number): Promise<Full | undefined>;
  toItem(record: Full): Item;
  /** Makes an object and answers its id. */
  insert(wfm: Wfm, body: Made, force: boolean): Promise<number>;
  /** The record with the members of the patch and all its others. Pure. */
  merged(record: Full, patch: Patch): Full;
  /** Replaces the record, unless WFM's has another timestamp. */
  update(wfm: Wfm, record: Full, force: boolean): Promise<void>;
  remove(wfm: Wfm, id: number, force: boolean): Promise<void>;
}

export const forceQuery = z.strictObject({
  force: z
    .boolean()
    .default(false)
    .describe("True: in spite of WFM's warnings, too, which are a 422 otherwise."),
});

export function idParams({ idName, words: [one] }: Pick<Noun<Keyed>, 'idName' | 'words'>): z.ZodObject {
  return z.strictObject({ [idName]: wfmId.describe(`Id of the ${one}.`) });
}

export function idIn(params: object, { idName }: Pick<Noun<Keyed>, 'idName'>): number {
  const id: unknown = Object.entries(params).find(([name]) => name === idName)?.[1];
  if (typeof id !== 'number') throw new Error(`the path has no parameter ${idName}`);
  return id;
}

/** Throws `not-found` where there is no such object. */
export function present<Full>(
  record: Full | undefined,
  { words: [one] }: Pick<Noun<Keyed>, 'words'>,
  id: number,
): Full {
  if (record === undefined) throw new BridgeError('not-found', `there is no ${one} ${id}`);
  return record;
}
