/** A bridge before a WFM of scripts, and everything that must still hold when a fault is over. */
import { expect } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { errorCatalogue } from '../../src/error/codes.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { leaksIn, type Canary } from '../support/leak-search.ts';
import { recordedLog } from '../support/log-lines.ts';
import {
  apiClient,
  openBridge,
  serverVariables,
  type Answer,
  type RunningBridge,
} from '../support/running-bridge.ts';
import { openScriptedServer, reply, type ScriptedServer } from '../support/scripted-server.ts';
import { openScriptedWfm, scriptedSecrets, type ScriptedWfm } from '../support/scripted-wfm.ts';
import { FaultWorld } from './fault-world.ts';
import type { FaultCall, FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

/** Connections that the bridge may keep to WFM for later, and one of the token service. */
const pool = 4;

/** The clock stands still within a row; the breaker, which goes by real time, has rows of its own. */
const variables: Environment = {
  UPSTREAM_CONNECTIONS: String(pool),
  UPSTREAM_BREAKER_FAILURES: '1000',
  UPSTREAM_MAX_VALUE_BYTES: '1048576',
  UPSTREAM_MAX_RESPONSE_BYTES: '4194304',
};

const idleMs = 900_000;
/** Longer than any failure, login or token is remembered. */
const longMs = 90_000_000;

export const user = {
  userId: 7,
  timezoneId: 0,
  builderId: 0,
  securityRoleId: 0,
  tenantId: 1,
  timestamp: '0',
};
export const sitesPath = '/wfm/v1/sites';
export const rawSitesPath = '/wfm/v1/services/ConfigService/GetSite';
export const rawUserPath = '/wfm/v1/services/ConfigService/InsertUser';

export class FaultBench {
  readonly wfm: ScriptedWfm;
  readonly clock = new ManualClock('2026-01-05T09:00:00Z');
  readonly log = recordedLog();
  #bridge: RunningBridge | undefined;
  #env: Environment = {};
  #world: FaultWorld | undefined;
  readonly #traps: ScriptedServer[] = [];
  #relisten: (() => Promise<void>) | undefined;
  #unfinished = false;
  readonly #unhandled: unknown[] = [];
  readonly #note = (reason: unknown): void => void this.#unhandled.push(reason);

  private constructor(wfm: ScriptedWfm) {
    this.wfm = wfm;
  }

  static async open(own: FaultRow['variables'] = {}): Promise<FaultBench> {
    const bench = new FaultBench(await openScriptedWfm());
    process.on('unhandledRejection', bench.#note);
    process.on('uncaughtExceptionMonitor', bench.#note);
    const more = typeof own === 'function' ? await own(bench) : own;
    bench.#env = { ...bench.wfm.variables, ...variables, ...more };
    bench.#bridge = await bench.#started();
    return bench;
  }

  #started(): Promise<RunningBridge> {
    return openBridge(this.#env, { clock: this.clock, logger: this.log.logger, random: () => 0 });
  }

  /** Ends the bridge, and starts another one with the same variables and these. */
  async restart(more: Environment = {}): Promise<void> {
    await this.bridge.close();
    expect(this.wfm.openKeys.size, 'sessions at WFM after the end').toBe(0);
    this.#env = { ...this.#env, ...more };
    this.#bridge = await this.#started();
  }

  /** A simulator with a bridge of its own, for what needs a whole WFM; looked after as the other is. */
  async world(): Promise<FaultWorld> {
    return (this.#world ??= await FaultWorld.open({ clock: this.clock, logger: this.log.logger }));
  }

  get bridge(): RunningBridge {
    if (this.#bridge === undefined) throw new Error('the bridge has not been started yet');
    return this.#bridge;
  }

  /** A server to which nothing may ever connect; `close` looks. */
  async trap(): Promise<ScriptedServer> {
    const trap = await openScriptedServer(reply(200, 'trapped'));
    this.#traps.push(trap);
    return trap;
  }

  /** WFM accepts no connection until the row is over. */
  async refuse(): Promise<void> {
    this.#relisten = await this.wfm.server.refuse();
  }

  async call(call: FaultCall): Promise<Answer> {
    if (call === 'raw read') return this.bridge.post(rawSitesPath, {});
    if (call === 'write' || call === 'first write')
      return this.bridge.post(rawUserPath, { user, force: false });
    return this.bridge.get(sitesPath);
  }

  /** Injects the row's fault, looks at what the caller sees of it, and at what is left when it is over. */
  async run(row: FaultRow): Promise<void> {
    const { call = 'read' } = row;
    if (this.#unfinished) await this.#mend();
    this.#unfinished = true;
    const isFirst = row.isFirst ?? (call === 'first read' || call === 'first write');
    if (!isFirst) await this.expectGoodRead();
    this.log.clear();
    const writes = this.wfm.count('InsertUser');
    await row.inject?.(this);
    const answer = await (typeof call === 'string' ? this.call(call) : call(this));
    this.#expectOutcome(row.outcome, answer);
    await row.afterwards?.(this, answer);
    expect(this.wfm.count('InsertUser') - writes, 'writes that reached WFM').toBeLessThanOrEqual(1);
    await this.#recover(row, answer);
    this.#unfinished = false;
  }

  /** The row before failed: it shall be the only one. */
  async #mend(): Promise<void> {
    await this.#relisten?.();
    this.#relisten = undefined;
    this.wfm.heal();
    this.clock.advance(longMs);
    this.#unhandled.length = 0;
    for (const socket of this.wfm.server.open) socket.destroy();
    await this.wfm.server.settled(pool + 1);
  }

  async #recover({ outcome, isOfSession = false }: FaultRow, answer: Answer | undefined): Promise<void> {
    await this.#relisten?.();
    this.#relisten = undefined;
    this.wfm.heal();
    this.clock.advance(isOfSession ? idleMs : 60_000);
    expect((await this.bridge.get('/healthz')).status, 'the bridge lives').toBe(200);
    await this.expectGoodRead();
    await this.#world?.expectWell();
    await this.wfm.server.settled(pool + 1);
    this.#expectLog(outcome);
    this.#expectNoLeak(answer?.text ?? '');
    expect(this.wfm.openKeys.size, 'sessions at WFM').toBeLessThanOrEqual(1);
    for (const trap of this.#traps) expect(trap.connections, 'connections to the trap').toBe(0);
    expect(this.#unhandled).toEqual([]);
    await this.#rest();
  }

  /** The session is idle for so long that it is closed, and whatever is remembered is forgotten. */
  async #rest(): Promise<void> {
    this.clock.advance(idleMs);
    await this.wfm.sessionsClosed();
    this.clock.advance(longMs);
  }

  async expectGoodRead(): Promise<void> {
    const answer = await this.bridge.get(sitesPath);
    expect([answer.status, answer.body], answer.text).toMatchObject([
      200,
      { items: [{ id: 5, name: 'Utrecht' }] },
    ]);
  }

  #expectOutcome(outcome: FaultOutcome, answer: Answer | undefined): void {
    if ('cut' in outcome) {
      expect(answer, answer?.text).toBeUndefined();
      return;
    }
    if (answer === undefined) throw new Error('the connection was cut');
    if ('code' in outcome) expectProblem(outcome, answer);
    else {
      expect(answer.status, answer.text).toBe(outcome.status);
      if (!('body' in outcome)) expect(answer.body).toMatchObject({ items: [{ id: 5, name: 'Utrecht' }] });
      else if (outcome.body !== undefined) expect(answer.body).toMatchObject(outcome.body as object);
    }
  }

  #expectLog(outcome: FaultOutcome): void {
    const code = 'code' in outcome ? outcome.code : undefined;
    if (code === undefined) return;
    const named = this.log.lines().filter((line) => JSON.stringify(line).includes(`"${code}"`));
    expect(named.length, `lines of the log that name ${code}`).toBeGreaterThan(0);
  }

  #expectNoLeak(answer: string): void {
    const canaries: readonly Canary[] = [
      ...Object.entries(scriptedSecrets).map(([name, value]) => ({ name, value })),
      ...this.wfm.issuedKeys.slice(-8).map((value) => ({ name: 'session key', value })),
      { name: 'API client', value: apiClient.secret, id: apiClient.id },
      { name: 'signing key', value: String(serverVariables['TOKEN_SIGNING_KEY']) },
    ];
    expect(leaksIn(this.log.text(), canaries), 'secrets in the log').toEqual([]);
    expect(leaksIn(answer, canaries), 'secrets in the answer').toEqual([]);
  }

  /** Ends the bridge: no session and no connection is left. */
  async close(): Promise<void> {
    await this.#world?.close();
    await this.bridge.close();
    expect(this.wfm.openKeys.size, 'sessions at WFM after the end').toBe(0);
    await this.wfm.server.silent();
    await this.wfm.server.close();
    for (const trap of this.#traps) await trap.close();
    process.off('unhandledRejection', this.#note);
    process.off('uncaughtExceptionMonitor', this.#note);
    expect(this.#unhandled).toEqual([]);
  }
}

function expectProblem({ status, code, facts = {} }: ProblemOutcome, answer: Answer): void {
  const { retryable } = errorCatalogue[code];
  const type = `urn:wfm-bridge:problem:${code}`;
  expect([answer.status, answer.body], answer.text).toMatchObject([
    status,
    { type, code, status, retryable, ...facts },
  ]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  if (status === 503) expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
}
