import type { ScheduledCalendar } from '../calendar/calendar-item.ts';
import type { Outcome } from '../outcome.ts';
import type { EnumNumbers } from '../enum-numbers.ts';
import type { World } from '../world.ts';
import { applyCalendar, type CalItemTypes } from './calendar-overlay.ts';
import { ChangeBook, type ChangesShown } from './change-book.ts';
import { splitAtFold } from './fold-split.ts';
import { insertStates, type InsertOrder } from './insert-states.ts';
import { layOver } from './overlay.ts';
import { Plans } from './plans.ts';
import { createScenarios, type SchScenario } from './scenarios.ts';
import { paidMinutesOf, type AgentDay, type ScheduleState } from './schedule-state.ts';
import { traitsOf } from './seeded-exceptions.ts';
import { noStaffing, type StaffingOf } from './staffing.ts';

/** Which schedule is read: the Master Schedule with or without what is not committed, or a scenario. */
export type ScheduleView = ChangesShown | SchScenario;

export interface ScheduleSurroundings {
  readonly world: World;
  readonly seed: number;
  readonly numberOf: EnumNumbers;
  /** When the simulator was started; scenarios are counted from it. */
  readonly startedAt: number;
  /** Plans that somebody else uses too; made anew where left out. */
  readonly plans?: Plans;
  /** Default: nothing is in the calendar. */
  readonly calendar?: ScheduledCalendar;
  /** Default: nobody is asked for. */
  readonly staffing?: StaffingOf;
}

/** From one instant to another, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const nothingScheduled: ScheduledCalendar = { scheduledOn: () => [] };

/** All schedules: the plan of each agent-day, with the calendar and with the changes that were made to it. */
export class Schedules {
  readonly plans: Plans;
  readonly changes = new ChangeBook();
  readonly scenarios: readonly SchScenario[];
  readonly staffing: StaffingOf;
  readonly #calendar: ScheduledCalendar;
  readonly #itemTypes: CalItemTypes;
  readonly #published: number;
  readonly #unscheduled: number;

  constructor(around: ScheduleSurroundings) {
    const { world, seed, numberOf } = around;
    this.plans = around.plans ?? new Plans({ now: world }, seed, numberOf);
    this.staffing = around.staffing ?? noStaffing;
    this.scenarios = createScenarios(world, { seed, now: around.startedAt, numberOf });
    this.#calendar = around.calendar ?? nothingScheduled;
    this.#itemTypes = {
      dayOff: numberOf('ECalItemType', 'CAL_ITEM_DAY_OFF'),
      timeOff: numberOf('ECalItemType', 'CAL_ITEM_TIME_OFF'),
      exception: numberOf('ECalItemType', 'CAL_ITEM_EXCEPTION'),
      shift: numberOf('ECalItemType', 'CAL_ITEM_SHIFT'),
    };
    this.#published = numberOf('ESchScenarioStatus', 'SCH_SCENARIO_PUBLISHED');
    this.#unscheduled = numberOf('ESchScenarioStatus', 'SCH_SCENARIO_NEW');
  }

  /**
   * One schedule day of an agent (an OLE day number of the site). `undefined` where there is none: before hire, after
   * termination, and outside of a scenario. Throws for an agent that is not there.
   */
  day(agentId: number, day: number, view: ScheduleView = 'committed'): AgentDay | undefined {
    if (typeof view === 'object' && !this.#has(view, agentId, day)) return undefined;
    const worker = this.plans.worker(agentId);
    const rules = { ...this.plans.withSalt(this.#saltOf(view)), itemTypes: this.#itemTypes };
    const plan = this.plans.planned(agentId, day, rules.salt);
    if (plan === undefined) return undefined;
    const items = this.#calendar.scheduledOn(agentId, day);
    const built = applyCalendar(rules, worker, plan, [...items, ...this.#itemsOfNight(plan, items)]);
    const changed = typeof view === 'object' ? built : this.#withChanges(built, view);
    return { ...changed, states: splitAtFold(changed.states, rules.clockOf(worker.agent.wmSiteId)) };
  }

  /** The schedule days of an agent that touch a stretch of time: a shift of the day before may go on into it. */
  daysTouching(agentId: number, { start, end }: Stretch, view: ScheduleView = 'committed'): AgentDay[] {
    const { agent } = this.plans.worker(agentId);
    const clock = this.plans.clockOf(agent.wmSiteId);
    const last = clock.dayAt(end - 1);
    const days: AgentDay[] = [];
    for (let number = clock.dayAt(start) - 1; number <= last; number++) {
      const day = this.day(agentId, number, view);
      if (day !== undefined && day.start < end && day.end > start) days.push(day);
    }
    return days;
  }

  /** The states of all agents of a site that touch a stretch of time, uncut, agent by agent. */
  *statesOf(siteId: number, range: Stretch, view: ScheduleView = 'committed'): Generator<ScheduleState> {
    for (const { gswAgentId } of this.plans.agentsOf(siteId)) {
      const days = this.daysTouching(gswAgentId, range, view);
      const states = days.flatMap((day) => day.states);
      yield* states.filter((state) => state.start < range.end && state.end > range.start);
    }
  }

  /** Puts states over what is in the Master Schedule, at once or as pending changes: all of them or none. */
  insert(order: InsertOrder): Outcome {
    return insertStates(this, order);
  }

  /** What lies on the next day but within a shift that goes on into it. */
  #itemsOfNight(plan: AgentDay, known: readonly { readonly wmItemId: number }[]) {
    if (plan.kind !== 'work') return [];
    const clock = this.plans.clockOf(this.plans.worker(plan.agentId).agent.wmSiteId);
    if (plan.end <= clock.dayBounds(plan.day).end) return [];
    return this.#calendar
      .scheduledOn(plan.agentId, plan.day + 1)
      .filter((item) => !item.wmFullDay && !known.some((other) => other.wmItemId === item.wmItemId));
  }

  #withChanges(day: AgentDay, shown: ChangesShown): AgentDay {
    const changes = this.changes.of(day.agentId, day.day, shown);
    if (changes.length === 0 || day.kind !== 'work') return day;
    const marks = changes.map(({ state }) => state).filter((state) => state.type === 'SCH_STATE_MARKED_TIME');
    const states = changes
      .map(({ state }) => state)
      .filter((state) => state.type !== 'SCH_STATE_MARKED_TIME')
      .reduce(
        (before, state) => layOver(before, state, traitsOf(this.plans.rules.exceptionTypeOf(state.id)).kept),
        day.states,
      );
    return { ...day, states, marks: [...day.marks, ...marks], paidMinutes: paidMinutesOf(states) };
  }

  #has(scenario: SchScenario, agentId: number, day: number): boolean {
    return (
      scenario.wmStatus !== this.#unscheduled &&
      day >= scenario.wmStartDate &&
      day <= scenario.wmEndDate &&
      scenario.wmSiteId.includes(this.plans.worker(agentId).agent.wmSiteId)
    );
  }

  /** What was published is the Master Schedule as it was built; every other scenario is a schedule of its own. */
  #saltOf(view: ScheduleView): string {
    if (typeof view !== 'object' || view.wmStatus === this.#published) return '';
    return `scenario ${view.wmScenarioId}`;
  }
}
