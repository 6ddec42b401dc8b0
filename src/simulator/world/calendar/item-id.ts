/** Where a seeded item comes from: the ordinal counts the items of one agent in one half-year from 1. */
export interface ItemPlace {
  readonly agentId: number;
  readonly halfYear: number;
  readonly ordinal: number;
}

const ordinals = 512;
const halfYears = 128;
const agentSpan = ordinals * halfYears;
/** Agents with a higher id have no seeded items: the ids of items are 31 bits. */
export const endOfAgentIds = 32_000;

/** Ids from here on belong to items that were inserted. */
export const firstInsertedId = endOfAgentIds * agentSpan + 1;

/** A seeded item's id says where it comes from, so that it is found without looking through all calendars. */
export function seededItemId(place: ItemPlace): number {
  return place.agentId * agentSpan + place.halfYear * ordinals + place.ordinal;
}

/** `undefined` for the id of an inserted item and for what never was an id. */
export function placeOfItem(itemId: number): ItemPlace | undefined {
  if (!Number.isInteger(itemId) || itemId <= 0 || itemId >= firstInsertedId) return undefined;
  const ordinal = itemId % ordinals;
  if (ordinal === 0) return undefined;
  return {
    agentId: Math.floor(itemId / agentSpan),
    halfYear: Math.floor((itemId % agentSpan) / ordinals),
    ordinal,
  };
}
