import { escapeText } from '../../../src/simulator/soap/soap-fault.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import type { CalItem } from '../../../src/simulator/world/calendar/calendar-item.ts';
import {
  at,
  list,
  startWithSession,
  text,
  texts,
  type Answer,
  type SoapAnswer,
  type SoapCaller,
} from '../soap-caller.ts';
import { start } from './calendar-world.ts';

/** What a write answered. */
export interface Outcome {
  readonly success: boolean;
  readonly id: number;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Which items, with the ids of each member of the filter. */
export type Filter = Partial<
  Record<'wmItemId' | 'wmSiteId' | 'wmTeamId' | 'gswAgentId' | 'wmItemType' | 'wmStatus', readonly number[]>
>;

const filterOrder = ['wmItemId', 'wmSiteId', 'wmTeamId', 'gswAgentId', 'wmItemType', 'wmStatus'] as const;
const numeric = [
  'wmItemId',
  'wmItemType',
  'gswAgentId',
  'wmSiteId',
  'wmObjectId',
  'wmStartDateTime',
  'wmEndDateTime',
];

/** The calendar service of a simulator whose clock stands still, called with XML. */
export class CalendarCaller {
  readonly caller: SoapCaller;
  readonly clock: ManualClock;
  readonly #inserted: number[] = [];

  constructor(caller: SoapCaller, clock: ManualClock) {
    this.caller = caller;
    this.clock = clock;
  }

  call(operation: string, inner: string): Promise<SoapAnswer> {
    return this.caller.service('CalendarService850', operation, inner);
  }

  async rows(operation: string, inner: string, member: string): Promise<readonly Answer[]> {
    const answer = await this.call(operation, inner);
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return list(answer.value, member);
  }

  /** 0 = no bound. */
  async items(filter: Filter, from = 0, to = 0, sortMode = ''): Promise<readonly CalItem[]> {
    const rows = await this.rows(
      'GetCalendarItem',
      filterXml(filter) + period(from, to) + sortMode,
      'objectArray',
    );
    return rows.map(readItem);
  }

  async item(id: number): Promise<CalItem> {
    const [found] = await this.items({ wmItemId: [id] });
    if (found === undefined) throw new Error(`there is no item ${id}`);
    return found;
  }

  async insert(item: CalItem, force = false): Promise<Outcome> {
    const outcome = await this.#write(
      'InsertCalendarItem',
      `${itemXml(item)}<force>${String(force)}</force>`,
    );
    if (outcome.success) this.#inserted.push(outcome.id);
    return outcome;
  }

  /** Deletes what was inserted. */
  async clear(): Promise<void> {
    for (const id of this.#inserted.splice(0)) await this.delete(id);
  }

  update(item: CalItem, { force = false, check = true } = {}): Promise<Outcome> {
    const flags = `<force>${String(force)}</force><checkTimestamp>${String(check)}</checkTimestamp>`;
    return this.#write('UpdateCalendarItem', itemXml(item) + flags);
  }

  setStatus(ids: readonly number[], status: number, { force = false, comments = '' } = {}): Promise<Outcome> {
    const note = comments === '' ? '' : `<comments>${comments}</comments>`;
    const inner = ids.map((id) => `<itemId>${id}</itemId>`).join('');
    return this.#write(
      'SetCalendarItemStatus',
      `${inner}<status>${status}</status>${note}<force>${String(force)}</force>`,
    );
  }

  delete(id: number): Promise<Outcome> {
    return this.#write('DeleteCalendarItem', `<itemId>${id}</itemId><force>false</force>`);
  }

  async #write(operation: string, inner: string): Promise<Outcome> {
    const { value, fault } = await this.call(operation, inner);
    if (fault !== undefined) throw new Error(fault);
    return {
      success: text(value, 'success') === 'true',
      id: Number(at(value, 'objectID')),
      errors: texts(list(value, 'errorArray'), 'message'),
      warnings: texts(list(value, 'warningArray'), 'message'),
    };
  }
}

export async function startCalendar(now = start): Promise<CalendarCaller> {
  const clock = new ManualClock(now);
  return new CalendarCaller(await startWithSession({ clock }), clock);
}

export function period(from: number, to: number): string {
  return `<start>${from}</start><end>${to}</end>`;
}

export function filterXml(filter: Filter): string {
  const members = filterOrder.map((name) => {
    const ids = filter[name] ?? [];
    return `<${name}NSizeIs>${ids.length}</${name}NSizeIs>${ids.map((id) => `<${name}>${id}</${name}>`).join('')}`;
  });
  return `<filter>${members.join('')}</filter>`;
}

function itemXml(item: CalItem): string {
  const member = (name: keyof CalItem): string =>
    item[name] === undefined ? '' : `<${name}>${escapeText(String(item[name]))}</${name}>`;
  const order: (keyof CalItem)[] = [
    ...(numeric as (keyof CalItem)[]),
    'wmFullDay',
    'wmPaid',
    'wmPaidMinutes',
    'wmStatus',
    'wmActualStatus',
    'wmComments',
    'wmReason',
    'wmSubmitted',
    'timestamp',
  ];
  return `<item>${order.map(member).join('')}</item>`;
}

function readItem(row: Answer): CalItem {
  const number = (name: string): number => Number(text(row, name));
  const optional = (name: 'wmComments' | 'wmReason') =>
    text(row, name) === '' ? {} : { [name]: text(row, name) };
  return {
    wmItemId: number('wmItemId'),
    wmItemType: number('wmItemType'),
    gswAgentId: number('gswAgentId'),
    wmSiteId: number('wmSiteId'),
    wmObjectId: number('wmObjectId'),
    wmStartDateTime: number('wmStartDateTime'),
    wmEndDateTime: number('wmEndDateTime'),
    wmFullDay: text(row, 'wmFullDay') === 'true',
    wmPaid: text(row, 'wmPaid') === 'true',
    wmPaidMinutes: number('wmPaidMinutes'),
    wmStatus: number('wmStatus'),
    wmActualStatus: number('wmActualStatus'),
    ...optional('wmComments'),
    ...optional('wmReason'),
    wmSubmitted: number('wmSubmitted'),
    timestamp: text(row, 'timestamp'),
  };
}
