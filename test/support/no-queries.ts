import type { AdherenceQueries } from '../../src/api/cloud/historical-adherence/adherence-queries.ts';

/** For tests of endpoints that leave nothing running. */
export const noQueries: AdherenceQueries = {
  submit: () => {
    throw new Error('nobody asks for it');
  },
  read: () => {
    throw new Error('nobody asks for it');
  },
  fetch: () => Promise.reject(new Error('nobody asks for it')),
};
