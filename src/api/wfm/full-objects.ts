import { BridgeError } from '../../error/bridge-error.ts';
import type { OperationOf, Output } from '../../wfm/wfm-port.ts';

/** What the answer of an operation of ConfigService is a list of: full objects or short ones. */
export type ItemOf<O extends OperationOf<'ConfigService'>> =
  Output<'ConfigService', O> extends { readonly items: readonly (infer Item)[] } ? Item : never;

/** The full object of an operation's answer: the one that has this member. */
export type FullObject<O extends OperationOf<'ConfigService'>, Member extends PropertyKey> = Extract<
  ItemOf<O>,
  Readonly<Record<Member, unknown>>
>;

/**
 * The items, all of them full objects, as the bridge asks for: `member` is one that short objects lack. WFM answering
 * with short ones means that the number for "full" is another one there.
 */
export function fullObjects<Item extends object, Member extends PropertyKey>(
  items: readonly Item[],
  member: Member,
): readonly Extract<Item, Readonly<Record<Member, unknown>>>[] {
  type Full = Extract<Item, Readonly<Record<Member, unknown>>>;
  const isFull = (item: Item): item is Full => member in item;
  if (!items.every(isFull)) {
    const detail = 'WFM answered with short objects where full ones were asked for';
    throw new BridgeError('upstream-contract-violation', detail, { facts: { service: 'ConfigService' } });
  }
  return items;
}
