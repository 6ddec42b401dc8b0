import { integer } from './formats.ts';
import { withDefault } from './variable.ts';

const group = 'Server';

/** How often API clients may ask, and strangers may guess. */
export const limitVariables = {
  REQUESTS_PER_MINUTE: withDefault(integer(0, 1_000_000), '6000', {
    group,
    description:
      'Requests that an API client without a quota of its own may send in a minute, over all faces; 0 sets no limit.',
  }),
  REQUESTS_PER_HOUR: withDefault(integer(0, 100_000_000), '0', {
    group,
    description: 'The same in an hour.',
  }),
  CLOUD_REQUESTS_PER_MINUTE: withDefault(integer(0, 1_000_000), '300', {
    group,
    description:
      'Requests that an API client may send under `/api/v2` in a minute, which count above as well; 0 sets no limit.',
  }),
  FAILED_LOGINS_PER_MINUTE: withDefault(integer(0, 1_000_000), '20', {
    group,
    description:
      'Wrong credentials of one API client from one address in a minute, until both are refused with 429; of all clients of an address five times as many. 0 sets no limit. Needs TRUST_PROXY behind a proxy.',
  }),
};
