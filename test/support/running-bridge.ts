/** The whole bridge on a free port, as its environment configures it, and a caller that speaks HTTP with it. */
import { onTestFinished } from 'vitest';
import { createBridge, type Bridge, type BridgeOverrides } from '../../src/bridge.ts';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import { loadConfiguration } from '../../src/config/configuration.ts';
import type { Environment } from '../../src/config/env.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator-options.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { evidenceLogger, isEvidenceKept, keepCanary, keepEvidence } from '../evidence/evidence.ts';

export const apiClient = { id: 'payroll', secret: 'api-client-secret-of-payroll' } as const;

/** What a bridge keeps of reference data unless it is told otherwise. */
export const referenceCache: Environment = { REFERENCE_CACHE_SECONDS: '30' };

/** The bridge's own half of the environment. */
export const serverVariables: Environment = {
  HOST: '127.0.0.1',
  PORT: '0',
  API_CLIENT_ID: apiClient.id,
  API_CLIENT_SECRET: apiClient.secret,
  TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
  DATABASE_URL: 'memory:',
  // Most tests look at what one request does on the wire; those who want more turn it on.
  REFERENCE_CACHE_SECONDS: '0',
};

export function basicOf(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

export const basic = basicOf(apiClient.id, apiClient.secret);
keepCanary({ name: 'secret of the API client', value: apiClient.secret, id: apiClient.id });
keepCanary({ name: 'signing key', value: String(serverVariables['TOKEN_SIGNING_KEY']) });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON; undefined where the text is none. */
  readonly body: unknown;
}

export interface Caller {
  readonly url: string;
  get(path: string, init?: RequestInit): Promise<Answer>;
  post(path: string, body: unknown, init?: RequestInit): Promise<Answer>;
}

export interface RunningBridge extends Caller {
  readonly bridge: Bridge;
  close(): Promise<void>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Failures are evidence; a token that was asked for is a canary. */
function keepAnswer(url: string, { status, headers }: Response, text: string): void {
  if (!isEvidenceKept) return;
  if (status >= 400) keepEvidence('problem', `${status} ${JSON.stringify([...headers])} ${text}`);
  const token = (parsed(text) as { readonly access_token?: unknown } | undefined)?.access_token;
  if (url.endsWith('/oauth/token') && typeof token === 'string')
    keepCanary({ name: "the bridge's own token", value: token });
}

export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  keepAnswer(url, response, text);
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** Speaks as the API client unless `init.headers` has an authorization of its own. */
export function callerOf(url: string, authorization = basic): Caller {
  const headersOf = (init: RequestInit, more: Readonly<Record<string, string>> = {}): Headers => {
    const headers = new Headers({ authorization, ...more });
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return headers;
  };
  return {
    url,
    get: (path, init = {}) => send(`${url}${path}`, { ...init, headers: headersOf(init) }),
    post: (path, body, init = {}) =>
      send(`${url}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
        headers: headersOf(init, { 'content-type': 'application/json' }),
      }),
  };
}

/** For fixtures of a whole file, which close it themselves. */
export async function openBridge(env: Environment, overrides: BridgeOverrides = {}): Promise<RunningBridge> {
  const bridge = createBridge(loadConfiguration({ ...serverVariables, ...env }), {
    logger: evidenceLogger,
    ...overrides,
  });
  const { url } = await bridge.start();
  return { ...callerOf(url), bridge, close: () => bridge.close() };
}

/** What it has counted, unless a test has closed it already. */
async function keepMetrics(bridge: RunningBridge): Promise<void> {
  if (!isEvidenceKept) return;
  const answer = await bridge.get('/metrics').catch(() => undefined);
  if (answer !== undefined) keepEvidence('metrics', answer.text);
}

/** Ends with the test. */
export async function startBridge(env: Environment, overrides: BridgeOverrides = {}): Promise<RunningBridge> {
  const running = await openBridge(env, overrides);
  onTestFinished(async () => {
    await keepMetrics(running);
    await running.close();
  });
  return running;
}

export interface Pair {
  readonly simulator: Simulator;
  readonly bridge: RunningBridge;
}

export interface PairOptions {
  readonly simulator?: SimulatorOptions;
  readonly env?: Environment;
  readonly overrides?: BridgeOverrides;
}

/** Who works there is nobody's business who reads a log, nor is what lets the bridge in. */
function keepCanariesOf({ credentials, world }: Simulator): void {
  if (!isEvidenceKept) return;
  keepCanary({ name: 'OAuth client secret', value: credentials.clientSecret, id: credentials.clientId });
  keepCanary({ name: 'password', value: credentials.password, id: credentials.userName });
  for (const { gswFirstName, gswLastName, gswEmail } of world.agents) {
    keepCanary({ name: 'name of an agent', value: `${gswFirstName} ${gswLastName}` });
    if (gswEmail !== undefined) keepCanary({ name: 'e-mail of an agent', value: gswEmail });
  }
}

/** A simulator with a bridge in front of it. */
export async function openPair({ simulator: options, env, overrides }: PairOptions = {}): Promise<Pair> {
  const simulator = await startSimulator(options);
  keepCanariesOf(simulator);
  const bridge = await openBridge({ ...simulatorVariables(simulator), ...env }, overrides);
  return { simulator, bridge };
}

export async function closePair({ simulator, bridge }: Pair): Promise<void> {
  await keepMetrics(bridge);
  await bridge.close();
  await simulator.close();
}

/** Ends with the test. */
export async function startPair(options: PairOptions = {}): Promise<Pair> {
  const pair = await openPair(options);
  onTestFinished(() => closePair(pair));
  return pair;
}

export type Item = Readonly<Record<string, unknown>>;

/** The items of a list that was answered with 200. */
export function itemsOf(answer: Answer): readonly Item[] {
  if (answer.status !== 200) throw new Error(`200 was expected, ${answer.status} came: ${answer.text}`);
  return (answer.body as { readonly items: readonly Item[] }).items;
}
