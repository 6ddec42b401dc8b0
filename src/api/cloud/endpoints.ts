import type { Endpoint } from '../endpoint.ts';

/** Every endpoint in Genesys Cloud's words, in the order of its documentation. */
export const cloudEndpoints: readonly Endpoint[] = [];
