import { wfmEndpoints } from '../api/wfm/endpoints.ts';
import { loadWsdlDir } from '../config/configuration.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { loadContract } from '../contract/load.ts';
import { statusOf } from '../http/error/status.ts';
import { openApiDocument } from '../openapi/openapi-document.ts';
import { swagger2Document } from '../openapi/swagger2-document.ts';
import { packagedWsdlDir } from '../packaged-files.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** As commander gives them. */
export interface OpenApiOptions {
  readonly swagger2?: boolean;
  readonly server: string;
}

/** Prints the document of the WSDLs that a bridge with this environment would load. Calls nobody. */
export function openapi({ swagger2, server }: OpenApiOptions, terminal: Terminal): Promise<number> {
  if (!server.startsWith('/') && !URL.canParse(server))
    throw new BridgeError('invalid-request', '--server takes a URL or a path that begins with a slash');
  const source = {
    model: loadContract(loadWsdlDir(terminal.env) ?? packagedWsdlDir),
    endpoints: wfmEndpoints,
    statuses: statusOf,
    version: version(),
    serverUrl: server,
  };
  const document = swagger2 === true ? swagger2Document(source) : openApiDocument(source);
  terminal.out(JSON.stringify(document, null, 2));
  return Promise.resolve(0);
}
