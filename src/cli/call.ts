import { wholeText } from '../wfm/answer-pieces.ts';
import { loadUpstreamAccess, loadWsdlDir } from '../config/configuration.ts';
import { loadContract } from '../contract/load.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { createLogger } from '../log/logger.ts';
import { packagedWsdlDir } from '../packaged-files.ts';
import { systemClock } from '../time/clock.ts';
import { operationCodec } from '../codec/operation-codec.ts';
import { resolveOperation } from '../wfm/resolve-operation.ts';
import { createUpstream } from '../wfm/upstream.ts';
import type { JsonProfile } from '../contract/json-profile.ts';
import type { Terminal } from './terminal.ts';

export interface CallArguments {
  readonly service: string;
  readonly operation: string;
  readonly json: string;
}

/** As commander gives them. */
export interface CallOptions {
  readonly profile: JsonProfile;
  readonly dryRun?: boolean;
}

async function requestOf(json: string, terminal: Terminal): Promise<unknown> {
  const text = json === '-' ? await terminal.input() : json;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BridgeError(
      'invalid-json',
      cause instanceof Error ? cause.message : 'the request is not JSON',
      { cause },
    );
  }
}

/** Prints the SOAP request of a call. Needs the WSDL folder and nothing else. */
async function dryRun(
  { service, operation, json }: CallArguments,
  profile: JsonProfile,
  terminal: Terminal,
): Promise<number> {
  const model = loadContract(loadWsdlDir(terminal.env) ?? packagedWsdlDir);
  const [found, foundOperation] = resolveOperation(model, service, operation);
  if (foundOperation.unsupported !== undefined) {
    throw new BridgeError('unsupported-contract', `${operation} uses ${foundOperation.unsupported}`);
  }
  const codec = operationCodec(found, foundOperation, { profile, nameProvisionalEnums: true });
  const envelope = codec.encode(await requestOf(json, terminal));
  terminal.err(
    `# POST to the address of ${found.name}; SOAPAction "${foundOperation.soapAction}"; nothing was sent`,
  );
  terminal.out(envelope);
  return 0;
}

/** Calls one operation through the same door as the REST face and prints the answer. */
export async function call(args: CallArguments, options: CallOptions, terminal: Terminal): Promise<number> {
  if (options.dryRun === true) return dryRun(args, options.profile, terminal);
  const configuration = loadUpstreamAccess(terminal.env);
  // Standard output is the answer's; a log would spoil it, and failures are reported in full below.
  const logger = createLogger('silent');
  const model = loadContract(configuration.wfm.wsdlDir ?? packagedWsdlDir);
  const upstream = createUpstream(configuration, { model, clock: systemClock, logger, random: Math.random });
  try {
    const wfm = upstream.gateway.forRequest({ signal: new AbortController().signal, clientId: 'cli' });
    const answer = await wfm.callRaw(
      args.service,
      args.operation,
      await requestOf(args.json, terminal),
      options,
    );
    terminal.out(JSON.stringify(JSON.parse(await wholeText(answer.json)), null, 2));
    if (wfm.provisional.size > 0) terminal.err(`# provisional: ${[...wfm.provisional].join(', ')}`);
    return 0;
  } finally {
    await upstream.close();
  }
}
