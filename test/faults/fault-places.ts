/** Where on the way of a call a fault of the wire can be met, and what a break means there. */
import type { Script } from '../support/scripted-server.ts';
import type { Step } from '../support/scripted-wfm.ts';
import type { FaultBench } from './fault-bench.ts';
import type { FaultCall, FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

export interface Place {
  readonly name: string;
  readonly step: Step;
  readonly call: FaultCall;
}

export const places = {
  token: { name: 'the token service', step: 'token', call: 'first read' },
  userinfo: { name: 'userinfo', step: 'userinfo', call: 'first read' },
  locator: { name: 'the locator', step: 'LocateServer', call: 'first read' },
  session: { name: 'OpenSession', step: 'OpenSession', call: 'first read' },
  read: { name: 'GetSite', step: 'GetSite', call: 'read' },
  rawRead: { name: 'GetSite', step: 'GetSite', call: 'raw read' },
  write: { name: 'InsertUser', step: 'InsertUser', call: 'write' },
} as const satisfies Readonly<Record<string, Place>>;

export type PlaceName = keyof typeof places;
export const everywhere = Object.keys(places) as PlaceName[];
export const inWfm: readonly PlaceName[] = ['locator', 'session', 'read', 'rawRead', 'write'];
export const inCalls: readonly PlaceName[] = ['read', 'rawRead', 'write'];

export const tokenDown: ProblemOutcome = { status: 503, code: 'auth-upstream-unavailable' };
export const outcomeUnknown: ProblemOutcome = { status: 504, code: 'outcome-unknown' };
export const truncated: ProblemOutcome = { status: 502, code: 'upstream-truncated' };
export const timedOut: ProblemOutcome = { status: 504, code: 'upstream-timeout' };
export const invalidXml: ProblemOutcome = { status: 502, code: 'upstream-invalid-xml' };
export const violation: ProblemOutcome = { status: 502, code: 'upstream-contract-violation' };
export const good: FaultOutcome = { status: 200 };
/** A raw answer has WFM's own names. */
export const goodRaw: FaultOutcome = { status: 200, body: { items: [{ siteId: 5 }] } };

/** A fault of the wire, with what a read is answered; a write may have been carried out, a token may not have come. */
export interface WireFault {
  readonly theme: string;
  readonly name: string;
  readonly script: (bench: FaultBench) => Script | Promise<Script>;
  readonly at: readonly PlaceName[];
  readonly read: FaultOutcome;
  /** Where it differs. */
  readonly but?: Partial<Readonly<Record<PlaceName, FaultOutcome>>>;
}

function outcomeAt({ read, but = {} }: WireFault, place: PlaceName): FaultOutcome {
  if (but[place] !== undefined) return but[place];
  if (place === 'token') return tokenDown;
  if (place === 'rawRead' && read === good) return goodRaw;
  return place === 'write' ? outcomeUnknown : read;
}

/** One row for each place. */
export function rowsOf(fault: WireFault): readonly FaultRow[] {
  return fault.at.map((name) => {
    const place: Place = places[name];
    return {
      theme: fault.theme,
      injected: `${place.name}: ${fault.name}`,
      call: place.call,
      async inject(bench) {
        bench.wfm.set(place.step, await fault.script(bench));
      },
      outcome: outcomeAt(fault, name),
    };
  });
}

/** A row about one step on the way to a session. */
export function firstRead(
  ...row: readonly [theme: string, injected: string, step: Step, script: Script, outcome: FaultOutcome]
): FaultRow {
  const [theme, injected, step, script, outcome] = row;
  return { theme, injected, call: 'first read', inject: ({ wfm }) => wfm.set(step, script), outcome };
}
