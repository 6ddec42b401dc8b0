import { limitVariables } from './limit-variables.ts';
import { oauthVariables } from './oauth-variables.ts';
import { demoVariables, serverVariables } from './server-variables.ts';
import { storeVariables } from './store-variables.ts';
import { upstreamVariables } from './upstream-variables.ts';
import { referenceCacheVariables } from './reference-cache-variables.ts';
import type { Variable } from './variable.ts';
import { wfmVariables } from './wfm-variables.ts';

/** Every environment variable the bridge reads, in the order of the README. */
export const variables = {
  ...serverVariables,
  ...limitVariables,
  ...storeVariables,
  ...wfmVariables,
  ...oauthVariables,
  ...upstreamVariables,
  ...referenceCacheVariables,
  ...demoVariables,
};

export type VariableName = keyof typeof variables;

/** The values of all variables, by name. */
export type Values = {
  readonly [Name in VariableName]: (typeof variables)[Name] extends Variable<infer T> ? T : never;
};

/** The table as pairs, for those who walk over it. */
export const variableEntries: readonly (readonly [string, Variable<unknown>])[] = Object.entries(variables);

/** Every name that may be set: those of the table, and `<NAME>_FILE` for secrets. */
export const knownNames: ReadonlySet<string> = new Set(
  variableEntries.flatMap(([name, { secret }]) => (secret ? [name, `${name}_FILE`] : [name])),
);
