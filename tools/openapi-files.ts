/** The OpenAPI documents of this repository's WSDLs, as they are committed under `docs/openapi`. */
import { cloudEndpoints } from '../src/api/cloud/endpoints.ts';
import { version } from '../src/cli/version.ts';
import type { ServiceModel } from '../src/contract/service-model.ts';
import { documentEndpoints } from '../src/gate/document-endpoints.ts';
import { statusOf } from '../src/http/error/status.ts';
import { cloudDocument } from '../src/openapi/cloud-document.ts';
import { openApiDocument } from '../src/openapi/openapi-document.ts';
import { swagger2Document } from '../src/openapi/swagger2-document.ts';

export function openApiFiles(model: ServiceModel): readonly (readonly [path: string, text: string])[] {
  const source = {
    model,
    endpoints: documentEndpoints,
    statuses: statusOf,
    version: version(),
    serverUrl: '/',
  };
  const documents = {
    'wfm.json': openApiDocument(source),
    'wfm.swagger2.json': swagger2Document(source),
    'cloud.json': cloudDocument({ ...source, endpoints: cloudEndpoints }),
  };
  return Object.entries(documents).map(([name, document]) => [
    `docs/openapi/${name}`,
    `${JSON.stringify(document, null, 2)}\n`,
  ]);
}
