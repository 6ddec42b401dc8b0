import { cloudEndpoints } from '../api/cloud/endpoints.ts';
import { loadWsdlDir } from '../config/configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { documentEndpoints } from '../gate/document-endpoints.ts';
import { loadContract } from '../contract/load.ts';
import { statusOf } from '../http/error/status.ts';
import { cloudDocument } from '../openapi/cloud-document.ts';
import type { DocumentSource } from '../openapi/document-source.ts';
import type { JsonSchema } from '../openapi/json-schema.ts';
import { openApiDocument } from '../openapi/openapi-document.ts';
import { swagger2Document } from '../openapi/swagger2-document.ts';
import { packagedWsdlDir } from '../packaged-files.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** As commander gives them. */
export interface OpenApiOptions {
  readonly swagger2?: boolean;
  readonly cloud?: boolean;
  readonly server: string;
}

function documentOf(source: DocumentSource, { swagger2, cloud }: OpenApiOptions): JsonSchema {
  if (cloud === true) return cloudDocument({ ...source, endpoints: cloudEndpoints });
  return swagger2 === true ? swagger2Document(source) : openApiDocument(source);
}

/** Prints the document of the WSDLs that a bridge with this environment would load. Calls nobody. */
export function openapi(options: OpenApiOptions, terminal: Terminal): Promise<number> {
  const { server } = options;
  if (!server.startsWith('/') && !URL.canParse(server))
    throw new BridgeError('invalid-request', '--server takes a URL or a path that begins with a slash');
  const source = {
    model: loadContract(loadWsdlDir(terminal.env) ?? packagedWsdlDir),
    endpoints: documentEndpoints,
    statuses: statusOf,
    version: version(),
    serverUrl: server,
  };
  terminal.out(JSON.stringify(documentOf(source, options), null, 2));
  return Promise.resolve(0);
}
