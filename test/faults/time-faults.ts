/** The clock of the machine jumps; what is timed by it goes on. */
import { reply } from '../support/scripted-server.ts';
import type { FaultBench } from './fault-bench.ts';
import { good } from './fault-places.ts';
import type { FaultCall, FaultRow } from './fault-row.ts';
import { goodAnswer } from './fault-scripts.ts';

const day = 86_400_000;
const jumps = [
  { name: 'a day back', ms: -day },
  { name: 'ten years back', ms: -3653 * day },
  { name: 'a day ahead', ms: day },
  { name: 'ten years ahead', ms: 3653 * day },
] as const;

function jumping({ wfm, clock }: FaultBench, ms: number): void {
  wfm.set('GetSite', (response, request) => {
    clock.advance(ms);
    reply(200, goodAnswer)(response, request);
  });
}

const calls: readonly FaultCall[] = ['read', 'first read'];

export const timeFaults: readonly FaultRow[] = jumps.flatMap(({ name, ms }) => [
  ...calls.map((call) => ({
    theme: 'clock jump',
    injected: `the clock goes ${name} before`,
    call,
    inject: (bench: FaultBench) => {
      bench.clock.advance(ms);
    },
    outcome: good,
    variables: {},
  })),
  {
    theme: 'clock jump',
    injected: `the clock goes ${name} while GetSite is under way`,
    inject: (bench: FaultBench) => {
      jumping(bench, ms);
    },
    outcome: good,
    variables: {},
  },
]);
