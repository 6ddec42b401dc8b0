import type { JsonSchema } from './json-schema.ts';

/** `components/securitySchemes`: how API clients show who they are. */
export const securitySchemes: JsonSchema = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of `/oauth/token`; where the operator allows it, the own Genesys token of a person whom WFM knows.',
  },
  basic: { type: 'http', scheme: 'basic', description: 'Client id and secret of an API client.' },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: '`<client id>.<secret>` of an API client.',
  },
};

/** Any one of them. */
export const security: readonly JsonSchema[] = [{ bearer: [] }, { basic: [] }, { apiKey: [] }];
