import { createRandom, type Random } from '../random.ts';
import { minute, type AgentDay, type ScheduleState } from '../schedule/schedule-state.ts';
import { expectedDoing, reasonFor, type Doing, type Stretch } from './doing.ts';

const hour = 60 * minute;

/**
 * What an agent really did on a schedule day: all stretches of being logged in, in order and without overlap. It follows the
 * schedule but for what happens in a contact centre: people are late, leave early, stay on, talk into their meal, come back
 * late from a break, or do not come at all. A pure function of the seed and of what is scheduled.
 */
export function livedDay(seed: number, day: AgentDay): readonly Stretch[] {
  const random = createRandom(seed, `lived:${day.agentId}:${day.day}`);
  if (day.kind !== 'work') return unasked(day, random);
  if (random.chance(0.02)) return [];
  const planned = merged(day.states);
  const bounds = livedBounds(planned, random);
  const lived = planned.map((stretch, index) => ({
    ...stretch,
    start: bounds[index] ?? stretch.start,
    end: bounds[index + 1] ?? stretch.end,
  }));
  const attended = lived.map((stretch) =>
    stretch.doing === 'meeting' && random.chance(0.05) ? asWork(stretch) : stretch,
  );
  const interrupted = interrupt(interrupt(attended, 'away', 0.12, random), 'unknown', 0.01, random);
  return interrupted.filter(({ doing, start, end }) => doing !== 'out' && end > start);
}

/** Now and then somebody works on a day off. */
function unasked(day: AgentDay, random: Random): readonly Stretch[] {
  if (day.kind !== 'off' || !random.chance(0.012)) return [];
  const start = day.start + random.integer(8, 12) * hour;
  return [{ doing: 'work', start, end: start + random.integer(3, 12) * 15 * minute }];
}

/** What is scheduled, with neighbours that expect the same put together. */
function merged(states: readonly ScheduleState[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const state of states) {
    const doing = expectedDoing(state);
    const reason = reasonFor(doing, state.id);
    const last = stretches.at(-1);
    if (last?.doing === doing && last.reason === reason) {
      stretches[stretches.length - 1] = { ...last, end: state.end };
    } else {
      stretches.push({
        doing,
        start: state.start,
        end: state.end,
        ...(reason === undefined ? {} : { reason }),
      });
    }
  }
  return stretches;
}

/** When somebody really began each stretch, and ended the last one. */
function livedBounds(planned: readonly Stretch[], random: Random): number[] {
  const bounds: number[] = [];
  planned.forEach((stretch, index) => {
    const before = planned[index - 1];
    const drift = before === undefined ? arrival(random) : change(before.doing, stretch.doing, random);
    const earliest = bounds.at(-1) ?? -Infinity;
    bounds.push(Math.min(Math.max(stretch.start + drift * minute, earliest), stretch.end));
  });
  const last = planned.at(-1);
  if (last !== undefined) {
    bounds.push(Math.max(last.end + departure(random) * minute, bounds.at(-1) ?? last.start));
  }
  return bounds;
}

/** Minutes after the beginning of the shift; before it where they are negative. */
function arrival(random: Random): number {
  if (random.chance(0.12)) return random.integer(1, 25);
  return random.chance(0.35) ? -random.integer(1, 8) : 0;
}

function departure(random: Random): number {
  if (random.chance(0.08)) return -random.integer(2, 20);
  return random.chance(0.3) ? random.integer(1, 20) : 0;
}

function change(from: Doing, to: Doing, random: Random): number {
  const isPause = to === 'break' || to === 'meal';
  if (to === 'work') {
    if (random.chance(0.22)) return random.integer(1, 9);
    return random.chance(0.1) ? -random.integer(1, 2) : 0;
  }
  // A call does not end because a meal begins.
  if (from === 'work' && random.chance(isPause ? 0.18 : 0.25)) return random.integer(1, 8);
  return isPause && random.chance(0.06) ? -random.integer(1, 3) : 0;
}

/** Puts something else into one of the longer stretches of work, sometimes. */
function interrupt(
  lived: readonly Stretch[],
  doing: 'away' | 'unknown',
  probability: number,
  random: Random,
): readonly Stretch[] {
  const long = lived.filter((stretch) => stretch.doing === 'work' && stretch.end - stretch.start >= hour);
  if (long.length === 0 || !random.chance(probability)) return lived;
  const chosen = random.pick(long);
  const minutes = random.integer(6, 24);
  const start =
    chosen.start + random.integer(10, (chosen.end - chosen.start) / minute - minutes - 10) * minute;
  const end = start + minutes * minute;
  const reason = reasonFor(doing, 0);
  const between: Stretch = { doing, start, end, ...(reason === undefined ? {} : { reason }) };
  return lived.flatMap((stretch) =>
    stretch === chosen ? [{ ...chosen, end: start }, between, { ...chosen, start: end }] : [stretch],
  );
}

function asWork({ start, end }: Stretch): Stretch {
  return { doing: 'work', start, end };
}
