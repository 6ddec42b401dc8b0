import { refused, type Outcome, type Refusal } from '../outcome.ts';
import { instantsOf } from './calendar-overlay.ts';
import type { NewChange } from './change-book.ts';
import type { AgentDay, StateType } from './schedule-state.ts';
import type { Schedules } from './schedules.ts';
import { markedTimes } from './seeded-exceptions.ts';

/** A state as a caller asks for it; dates are OLE dates of the site's wall clock. */
export interface WantedState {
  readonly agentId: number;
  /** `undefined` where the number is none of those that are known. */
  readonly type: StateType | undefined;
  readonly id: number;
  readonly startDate: number;
  readonly endDate: number;
  readonly fullDay: boolean;
}

export interface InsertOrder {
  readonly siteId: number;
  readonly states: readonly WantedState[];
  readonly comments?: string | undefined;
  readonly commit: boolean;
  readonly userId: number;
  /** Instant. */
  readonly at: number;
}

/** Checks every state and writes down all of them, or says of each one that cannot be what is wrong with it. */
export function insertStates(schedules: Schedules, order: InsertOrder): Outcome {
  const { siteId } = order;
  if (order.states.length === 0) return refused(20, 'there are no states to insert', 0);
  const checked = order.states.map((wanted) => check(schedules, order, wanted));
  const refusals = checked.filter((outcome) => 'message' in outcome);
  if (refusals.length > 0) return { done: false, refusals };
  const changes = checked.filter((outcome) => 'state' in outcome);
  return { done: true, objectId: schedules.changes.add(changes.map((change) => ({ ...change, siteId }))) };
}

type Checked = NewChange | Refusal;

function check(schedules: Schedules, order: InsertOrder, wanted: WantedState): Checked {
  const { agentId } = wanted;
  const refuse = (id: number, message: string): Refusal => ({ id, message, objectId: agentId });
  const agent = schedules.plans.agent(agentId);
  if (agent?.wmSiteId !== order.siteId) return refuse(21, `site ${order.siteId} has no agent ${agentId}`);
  const traits = traitsOfState(schedules, order.siteId, wanted);
  if (traits === undefined) {
    return refuse(22, 'only exceptions of a type that the site has and marked time can be inserted');
  }
  if (wanted.fullDay) return refuse(23, 'a whole day is for the calendar, not for the schedule');
  const { start, end } = instantsOf(schedules.plans.clockOf(order.siteId), wanted.startDate, wanted.endDate);
  if (end <= start) return refuse(24, 'the end is not after the beginning');
  if (start % 60_000 !== 0 || end % 60_000 !== 0) return refuse(25, 'times are whole minutes');
  const found = findShift(schedules, agentId, { start, end });
  if ('problem' in found) return refuse(found.id, found.problem);
  return {
    agentId,
    siteId: order.siteId,
    day: found.day,
    state: { type: traits.type, id: wanted.id, start, end, fullDay: false, paid: traits.paid },
    userId: order.userId,
    madeAt: order.at,
    ...(order.comments === undefined ? {} : { comments: order.comments }),
    isPending: !order.commit,
  };
}

/** What is known of a state that may be inserted. Whether it is paid is the type's business, not the caller's. */
function traitsOfState(
  schedules: Schedules,
  siteId: number,
  { type, id }: WantedState,
): { readonly type: StateType; readonly paid: boolean } | undefined {
  if (type === 'SCH_STATE_MARKED_TIME' && markedTimes.has(id)) return { type, paid: false };
  const exception = schedules.plans.rules.exceptionTypeOf(id);
  if (type !== 'SCH_STATE_EXCEPTION' || exception?.wmSiteId.includes(siteId) !== true) return undefined;
  return { type, paid: exception.wmPaid };
}

type Found = AgentDay | { readonly problem: string; readonly id: number };

/** The working day whose shift has all of the range; the shift may have begun the day before. */
function findShift(
  schedules: Schedules,
  agentId: number,
  { start, end }: { readonly start: number; readonly end: number },
): Found {
  const { agent } = schedules.plans.worker(agentId);
  const today = schedules.plans.clockOf(agent.wmSiteId).dayAt(start);
  const days = [today - 1, today].map((day) => schedules.day(agentId, day, 'committed and pending'));
  const shift = days.find((day) => day?.kind === 'work' && day.start <= start && end <= day.end);
  if (shift !== undefined) return shift;
  const own = days[1];
  if (own === undefined) return { id: 26, problem: 'the agent is not employed on that day' };
  if (own.kind === 'off') return { id: 27, problem: 'the agent has a day off' };
  if (own.kind !== 'work') return { id: 27, problem: 'the agent is away for the whole day' };
  return { id: 28, problem: 'the state is not within the shift of the agent' };
}
