import { integer } from './formats.ts';
import { withDefault } from './variable.ts';

const group = 'Upstream';

const secondsOfDay = 86_400;

/** How long what changes seldom in WFM is kept. */
export const referenceCacheVariables = {
  REFERENCE_CACHE_SECONDS: withDefault(integer(0, secondsOfDay), '30', {
    group,
    description:
      'How long an answer about sites, teams, activities and other reference data is used for further requests; 0 keeps nothing.',
  }),
  REFERENCE_STALE_SECONDS: withDefault(integer(0, secondsOfDay), '3600', {
    group,
    description:
      'Up to what age such an answer stands in, marked with `WFM-Stale`, while WFM cannot be asked; 0: never.',
  }),
};

export interface ReferenceCacheConfiguration {
  /** 0 = nothing is kept. */
  readonly freshSeconds: number;
  readonly staleSeconds: number;
}

export function referenceCacheConfiguration(values: {
  readonly REFERENCE_CACHE_SECONDS: number;
  readonly REFERENCE_STALE_SECONDS: number;
}): ReferenceCacheConfiguration {
  return { freshSeconds: values.REFERENCE_CACHE_SECONDS, staleSeconds: values.REFERENCE_STALE_SECONDS };
}
