/**
 * How the scope of an API client holds for an endpoint: every endpoint says it, and the gate does it
 * (`gate/scope/require-scope.ts`). Whatever it is, a client whose scope is not `all` reaches WFM through
 * `gate/scope/scoped-wfm.ts` only, which shows no row and takes no write outside of it.
 */
export type EndpointScope =
  /** About no part of the organisation and nobody in it: for everyone who has the permission. */
  | { readonly kind: 'open' }
  /**
   * Objects that say where they belong: a list has those of the caller's part, and all others are not there (404).
   */
  | { readonly kind: 'rows' }
  /**
   * The site of the path, by WFM's number or as a management unit; any other is not there (404). Who has only teams of it
   * is shown what is theirs, or refused (403) where it is about the site as a whole.
   */
  | { readonly kind: 'site'; readonly param: 'siteId' | 'muId'; readonly teams: 'shown' | 'refused' }
  /** The business unit of the path, which must be in the scope as a whole; any other is not there (404). */
  | { readonly kind: 'business-unit'; readonly param: 'businessUnitId' }
  /** It cannot be narrowed: whose scope is not `all` is refused (403). `view`: so is who does not see all fields. */
  | { readonly kind: 'all-only'; readonly view?: 'full' };

/** What is about a site and shows agents one by one, or what all of its teams share. */
export const siteScope = { kind: 'site', param: 'siteId', teams: 'shown' } as const satisfies EndpointScope;
/** What is about a site as a whole. */
export const wholeSiteScope = {
  kind: 'site',
  param: 'siteId',
  teams: 'refused',
} as const satisfies EndpointScope;
/** The same two for management units. */
export const unitScope = { kind: 'site', param: 'muId', teams: 'shown' } as const satisfies EndpointScope;
export const wholeUnitScope = {
  kind: 'site',
  param: 'muId',
  teams: 'refused',
} as const satisfies EndpointScope;
