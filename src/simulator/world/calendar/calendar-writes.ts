import type { CfgAgent } from '../agents.ts';
import type { Refusal } from '../outcome.ts';
import { isStale, nextVersion, staleReason } from '../row-version.ts';
import type { CalItem } from './calendar-item.ts';
import { formRefusals, overlapObjection } from './item-checks.ts';
import type { LiveCalendar } from './live-calendar.ts';
import { messageNumbers, objection, type CalendarOutcome, type Objections } from './refusals.ts';
import { timeOffWarnings } from './room-and-balance.ts';
import { beginningRefusal, isActive, isAlwaysGranted, transitionRefusal } from './status-rules.ts';
import { usualMinutes } from './time-off-uses.ts';
import { toSecond } from './wall-minutes.ts';

/** Adds an item under a new id. What WFM decides itself is not taken from the sender: see `settle`. */
export function insertItem(calendar: LiveCalendar, sent: CalItem, force: boolean): CalendarOutcome {
  const agent = calendar.plans.agent(sent.gswAgentId);
  const status = isAlwaysGranted(calendar, sent.wmItemType) ? calendar.numbers.status.granted : sent.wmStatus;
  const draft = rounded({ ...sent, wmItemId: 0, wmStatus: status });
  const refusals = formRefusals(calendar, agent, draft);
  const reason = beginningRefusal(calendar, draft);
  if (reason !== undefined) refusals.push(objection('status', draft, reason));
  if (agent === undefined || refusals.length > 0) return { done: false, refusals, warnings: [] };
  const { now } = calendar.moment(agent.wmSiteId);
  const item = settle(calendar, agent, { ...draft, wmSubmitted: now, timestamp: '1' });
  return decide(objectionsTo(calendar, agent, { item }), force, () => {
    const written = { ...item, wmItemId: calendar.changes.takeId() };
    calendar.put(written);
    return written.wmItemId;
  });
}

/** Replaces an item. It keeps its agent, its type and when it was asked for. */
export function updateItem(
  calendar: LiveCalendar,
  sent: CalItem,
  options: { readonly force: boolean; readonly checkTimestamp: boolean },
): CalendarOutcome {
  const before = calendar.find(sent.wmItemId);
  const agent = before && calendar.plans.agent(before.gswAgentId);
  if (before === undefined || agent === undefined) return missing(sent.wmItemId);
  const draft = rounded(sent);
  const refusals = formRefusals(calendar, agent, draft);
  if (options.checkTimestamp && isStale(sent, before)) {
    refusals.push(objection('stale', before, staleReason('item')));
  }
  if (sent.gswAgentId !== before.gswAgentId || sent.wmItemType !== before.wmItemType) {
    refusals.push(objection('type', before, 'an item keeps its agent and its type'));
  }
  const reason = transitionRefusal(calendar, before, sent.wmStatus);
  if (reason !== undefined) refusals.push(objection('status', before, reason));
  if (refusals.length > 0) return { done: false, refusals, warnings: [] };
  const versions = { wmSubmitted: before.wmSubmitted, timestamp: nextVersion(before) };
  const item = settle(calendar, agent, { ...draft, ...versions }, before);
  return decide(objectionsTo(calendar, agent, { item, before }), options.force, () => {
    calendar.put(item);
    return item.wmItemId;
  });
}

export interface StatusChange {
  readonly status: number;
  readonly comments?: string | undefined;
  readonly force: boolean;
}

/** Gives items a status: all of them or none. An item that has it already stays as it is. */
export function setItemStatus(
  calendar: LiveCalendar,
  itemIds: readonly number[],
  change: StatusChange,
): CalendarOutcome {
  return calendar.changes.attempt(() => {
    const outcomes = itemIds.map((itemId) => setOneStatus(calendar, itemId, change));
    const warnings = outcomes.flatMap((outcome) => outcome.warnings);
    if (outcomes.some((outcome) => !outcome.done)) {
      const refusals = outcomes.flatMap((outcome) => (outcome.done ? [] : outcome.refusals));
      return { done: false, refusals, warnings };
    }
    return { done: true, objectId: itemIds.length === 1 ? (itemIds[0] ?? 0) : 0, warnings };
  });
}

function setOneStatus(
  calendar: LiveCalendar,
  itemId: number,
  { status, comments, force }: StatusChange,
): CalendarOutcome {
  const before = calendar.find(itemId);
  const agent = before && calendar.plans.agent(before.gswAgentId);
  if (before === undefined || agent === undefined) return missing(itemId);
  const against = transitionRefusal(calendar, before, status);
  if (against !== undefined) {
    return { done: false, refusals: [objection('status', before, against)], warnings: [] };
  }
  if (status === before.wmStatus) return { done: true, objectId: itemId, warnings: [] };
  const { wmReason, ...rest } = before;
  const isDeclined = status === calendar.numbers.status.declined;
  const reason = isDeclined ? (comments ?? wmReason) : undefined;
  const changed: CalItem = {
    ...rest,
    wmStatus: status,
    timestamp: nextVersion(before),
    ...(comments === undefined ? {} : { wmComments: comments }),
    ...(reason === undefined ? {} : { wmReason: reason }),
  };
  const item = settle(calendar, agent, changed, before);
  return decide(objectionsTo(calendar, agent, { item, before }), force, () => {
    calendar.put(item);
    return itemId;
  });
}

export function deleteItem(calendar: LiveCalendar, itemId: number): CalendarOutcome {
  const item = calendar.find(itemId);
  if (item === undefined) return missing(itemId);
  calendar.remove(item);
  return { done: true, objectId: 0, warnings: [] };
}

/**
 * What WFM decides itself: whether an item is paid (its type says so), for how long where the sender does not say (0), and
 * whether it is in the schedule. What is granted now or was moved is not: the schedule has not been built since.
 */
function settle(calendar: LiveCalendar, agent: CfgAgent, item: CalItem, before?: CalItem): CalItem {
  const { status, actual } = calendar.numbers;
  const paid = isPaid(calendar, item);
  const minutes = item.wmPaidMinutes === 0 ? usualMinutes(calendar, agent, item) : item.wmPaidMinutes;
  const stays =
    before?.wmActualStatus === actual.scheduled &&
    haveSameTime(before, item) &&
    before.wmObjectId === item.wmObjectId;
  const actualIfGranted = stays ? actual.scheduled : actual.notScheduled;
  return {
    ...item,
    wmPaid: paid,
    wmPaidMinutes: paid ? minutes : 0,
    wmActualStatus: item.wmStatus === status.granted ? actualIfGranted : actual.none,
  };
}

function isPaid({ numbers, world }: LiveCalendar, item: CalItem): boolean {
  const id = item.wmObjectId;
  switch (item.wmItemType) {
    case numbers.type.timeOff:
      return world.timeOffTypes.find((type) => type.wmTimeOffTypeId === id)?.wmPaid ?? false;
    case numbers.type.exception:
      return world.exceptionTypes.find((type) => type.wmExceptionTypeId === id)?.wmPaid ?? false;
    default:
      return false;
  }
}

function objectionsTo(
  calendar: LiveCalendar,
  agent: CfgAgent,
  change: { readonly item: CalItem; readonly before?: CalItem | undefined },
): Objections {
  const { item, before } = change;
  const wasThere = before !== undefined && isActive(calendar, before) && haveSameTime(before, item);
  const overlap = wasThere ? undefined : overlapObjection(calendar, agent, item);
  const isHard = overlap?.id === messageNumbers.overlap;
  const soft = overlap === undefined || isHard ? [] : [overlap];
  return {
    refusals: overlap !== undefined && isHard ? [overlap] : [],
    warnings: [...soft, ...timeOffWarnings(calendar, agent, change)],
  };
}

function haveSameTime(a: CalItem, b: CalItem): boolean {
  return (
    a.wmStartDateTime === b.wmStartDateTime &&
    a.wmEndDateTime === b.wmEndDateTime &&
    a.wmFullDay === b.wmFullDay
  );
}

function decide({ refusals, warnings }: Objections, force: boolean, write: () => number): CalendarOutcome {
  if (refusals.length > 0 || (warnings.length > 0 && !force)) return { done: false, refusals, warnings };
  return { done: true, objectId: write(), warnings };
}

function rounded(item: CalItem): CalItem {
  return {
    ...item,
    wmStartDateTime: toSecond(item.wmStartDateTime),
    wmEndDateTime: toSecond(item.wmEndDateTime),
  };
}

function missing(itemId: number): CalendarOutcome {
  const refusal: Refusal = {
    id: messageNumbers.missing,
    message: `there is no calendar item ${itemId}`,
    objectId: itemId,
  };
  return { done: false, refusals: [refusal], warnings: [] };
}
