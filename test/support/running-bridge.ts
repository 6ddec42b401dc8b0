/** The whole bridge on a free port, as its environment configures it, and a caller that speaks HTTP with it. */
import { onTestFinished } from 'vitest';
import { createBridge, type Bridge, type BridgeOverrides } from '../../src/bridge.ts';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import { loadConfiguration } from '../../src/config/configuration.ts';
import type { Environment } from '../../src/config/env.ts';
import { silentLogger } from '../../src/log/logger.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator-options.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';

export const apiClient = { id: 'payroll', secret: 'api-client-secret-of-payroll' } as const;

/** The bridge's own half of the environment. */
export const serverVariables: Environment = {
  HOST: '127.0.0.1',
  PORT: '0',
  API_CLIENT_ID: apiClient.id,
  API_CLIENT_SECRET: apiClient.secret,
  TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
  DATABASE_URL: 'memory:',
};

export function basicOf(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

export const basic = basicOf(apiClient.id, apiClient.secret);

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

export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
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
    logger: silentLogger,
    ...overrides,
  });
  const { url } = await bridge.start();
  return { ...callerOf(url), bridge, close: () => bridge.close() };
}

/** Ends with the test. */
export async function startBridge(env: Environment, overrides: BridgeOverrides = {}): Promise<RunningBridge> {
  const running = await openBridge(env, overrides);
  onTestFinished(() => running.close());
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

/** A simulator with a bridge in front of it. */
export async function openPair({ simulator: options, env, overrides }: PairOptions = {}): Promise<Pair> {
  const simulator = await startSimulator(options);
  const bridge = await openBridge({ ...simulatorVariables(simulator), ...env }, overrides);
  return { simulator, bridge };
}

export async function closePair({ simulator, bridge }: Pair): Promise<void> {
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
