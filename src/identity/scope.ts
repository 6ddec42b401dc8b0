/** What a caller may see of the organisation. Nothing is in it that is not named: who is given nothing sees nothing. */
export interface PartialScope {
  /** With all of their sites and teams. */
  readonly businessUnitIds: ReadonlySet<number>;
  /** With all of their teams. */
  readonly siteIds: ReadonlySet<number>;
  readonly teamIds: ReadonlySet<number>;
}

export type Scope = 'all' | PartialScope;

/** Profiles of fields: what an answer shows of people. `full` shows everything. */
export const views = ['full', 'hr', 'payroll', 'roster'] as const;
export type View = (typeof views)[number];
