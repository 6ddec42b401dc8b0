/** One operation of the repository's contract against a scripted server. */
import { wholeText } from '../../src/wfm/answer-pieces.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import type { JsonProfile } from '../../src/contract/json-profile.ts';
import { Secret } from '../../src/log/secret.ts';
import { createCodecCache } from '../../src/wfm/codec-cache.ts';
import { createOperationCaller } from '../../src/wfm/operation-caller.ts';
import { validationPolicy } from '../../src/wfm/validation-policy.ts';
import { contract, serviceAndOperation } from './contract.ts';
import { recordedLog } from './log-lines.ts';
import { startScriptedServer, type Script, type ScriptedServer } from './scripted-server.ts';
import { transportBench, type TransportBenchOptions } from './transport-bench.ts';

export interface OperationCall {
  readonly operation: string;
  readonly input: unknown;
  readonly profile?: JsonProfile;
  readonly signal?: AbortSignal;
  readonly token?: Secret;
}

export interface OperationBench {
  readonly server: ScriptedServer;
  readonly log: ReturnType<typeof recordedLog>;
  readonly value: (call: OperationCall) => Promise<unknown>;
  /** The answer's JSON, parsed after it has come in whole. */
  readonly json: (call: OperationCall) => Promise<unknown>;
}

export const readSites: OperationCall = { operation: 'GetSite', input: {} };
export const insertRole: OperationCall = {
  operation: 'InsertSecurityRole',
  input: {
    securityRole: { securityRoleId: 0, name: 'Planner', securityRoleSubsystems: [], timestamp: '0' },
    force: false,
  },
};

export async function operationBench(
  script: Script,
  limits: TransportBenchOptions = {},
): Promise<OperationBench> {
  const server = await startScriptedServer(script);
  const log = recordedLog();
  const caller = createOperationCaller({
    transport: transportBench(limits),
    codecs: createCodecCache({ nameProvisionalEnums: true }),
    maxValueBytes: 1024 * 1024,
    validation: validationPolicy(contract.validation),
    logger: log.logger,
  });
  const prepared = ({ operation, input, profile }: OperationCall): ReturnType<typeof caller.prepare> => {
    const [service, found] = serviceAndOperation(contract, 'ConfigService', operation);
    return caller.prepare(service, found, input, profile ?? 'friendly');
  };
  const target = ({ signal, token }: OperationCall): Parameters<typeof caller.value>[1] => ({
    url: new Secret(new URL(`${server.origin}/?Handler=WFMConfigService850&SessionID=k`)),
    token,
    signal: signal ?? new AbortController().signal,
  });
  return {
    server,
    log,
    value: async (call) => caller.value(prepared(call), target(call)),
    json: async (call) =>
      JSON.parse(await wholeText(await caller.json(prepared(call), target(call)))) as unknown,
  };
}

/** The code of a failure, or `good`. */
export async function outcome(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'good';
  } catch (reason) {
    if (reason instanceof BridgeError) return reason.code;
    throw reason;
  }
}
