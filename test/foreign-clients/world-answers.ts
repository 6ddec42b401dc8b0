/**
 * What every client is asked to read, and what it must have read then: straight from the data of the simulator's world, without
 * any SOAP. Prints `{ question, answers }`; the answers are rows, by service, as every client prints them.
 *
 *   tsx world-answers.ts 2026-03-10T10:07:00Z     the instant at which the simulator's clock stands
 */
import { readFileSync } from 'node:fs';
import { createLiving, type Living } from '../../src/simulator/living.ts';
import { channelOf } from '../../src/simulator/services/adherence/channel.ts';
import { stateName } from '../../src/simulator/services/schedule/state-names.ts';
import type { CfgAgent } from '../../src/simulator/world/agents.ts';
import { balanceSheet } from '../../src/simulator/world/calendar/balance-sheet.ts';
import { yearOf } from '../../src/simulator/world/calendar/half-year.ts';
import { readEnumNumbers } from '../../src/simulator/world/enum-numbers.ts';
import { masterForecast } from '../../src/simulator/world/forecast/forecasts.ts';
import { timestepsIn } from '../../src/simulator/world/forecast/timesteps.ts';
import { minute, type DayKind } from '../../src/simulator/world/schedule/schedule-state.ts';
import { secondsPerDay } from '../../src/simulator/world/site-clock.ts';

type Row = readonly (string | number | boolean | null)[];

/** Days of the schedule that are read; of all else one day is. */
const days = 7;
const quarterHourMinutes = 15;
const halfHourMinutes = 30;

const dayTypes: Readonly<Record<DayKind, string>> = {
  work: 'SCH_DAY_WORK',
  off: 'SCH_DAY_OFF',
  'time-off': 'SCH_DAY_TIME_OFF',
  exception: 'SCH_DAY_EXCEPTION',
};

const now = Date.parse(process.argv[2] ?? '');
const numberOf = readEnumNumbers(
  readFileSync(new URL('../../wsdl/conventions.json', import.meta.url), 'utf8'),
);
const living: Living = createLiving({
  seed: 850,
  credentials: { clientId: '', clientSecret: '', userName: 'api.bridge', password: '', appName: '' },
  numberOf,
  clock: { now: () => now, after: () => () => undefined },
});
const { schedules, calendar, adherence, performance, forecasts } = living;
const world = living.world.now;
const siteId = world.sites[0]!.wmSiteId;
const clock = schedules.plans.clockOf(siteId);
const day = clock.dayAt(now);
const agents = schedules.plans.agentsOf(siteId);
/** Some weeks ahead there is time off that is asked for or granted and not yet in the schedule. */
const balanceDay = day + 60;
const someAgents = agents.filter((_, index) => index % 20 === 3);
const isSome = (agent: CfgAgent): boolean => someAgents.includes(agent);

/** Minutes since 1899-12-30T00:00 of the wall clock. */
const minutesAt = (instant: number): number => clock.instantToLocal(instant) / 60;
/** Clients round in this way, whatever their language calls rounding. */
const thousandths = (value: number): number | null =>
  Number.isNaN(value) ? null : Math.floor(value * 1000 + 0.5);

function sites(): Row[] {
  return world.sites.map((site) => [site.wmSiteId, site.wmName, site.wmComments ?? null, site.timestamp]);
}

/** Every state of everybody at the site that touches the day. */
function agentStates(): Row[] {
  const range = clock.dayBounds(day);
  return agents.flatMap(({ gswAgentId }) =>
    schedules
      .daysTouching(gswAgentId, range, 'committed')
      .flatMap(({ states }) => states)
      .filter((state) => state.start < range.end && state.end > range.start)
      .map((state) => [
        gswAgentId,
        numberOf('ESchStateType', state.type),
        state.id,
        stateName(world, state.type, state.id) ?? null,
        minutesAt(state.start),
        minutesAt(state.end),
        state.fullDay,
        state.paid,
      ]),
  );
}

function agentDays(): Row[] {
  return agents.filter(isSome).flatMap((agent) =>
    Array.from({ length: days }, (_, index): Row[] => {
      const found = schedules.day(agent.gswAgentId, day + index);
      if (found === undefined) return [];
      const works = found.kind === 'work';
      return [
        [
          agent.gswAgentId,
          day + index,
          agent.wmTeamId,
          found.shiftId,
          works ? minutesAt(found.start) : 0,
          works ? minutesAt(found.end) : 0,
          found.paidMinutes,
          works ? (found.end - found.start) / minute : 0,
          numberOf('ESchDayType', dayTypes[found.kind]),
        ],
      ];
    }).flat(),
  );
}

function balances(): Row[] {
  return agents.flatMap((agent) => {
    const sheet = balanceSheet(calendar, agent, yearOf(balanceDay));
    return sheet.typeIds.flatMap((typeId): Row[] => {
      const found = sheet.balance(typeId, balanceDay);
      return found === undefined
        ? []
        : [
            [
              agent.gswAgentId,
              typeId,
              balanceDay,
              found.scheduled,
              found.granted,
              found.preferred,
              found.left,
            ],
          ];
    });
  });
}

function adherences(): Row[] {
  return agents.flatMap((agent): Row[] => {
    const found = adherence.realTime(agent, now);
    if (found === undefined) return [];
    const { scheduled } = found;
    return [
      [
        agent.gswAgentId,
        scheduled === undefined ? null : (stateName(world, scheduled.type, scheduled.id) ?? null),
        scheduled === undefined ? 0 : minutesAt(scheduled.start),
        numberOf('EAdhAgentState', found.state),
        found.reason ?? null,
        found.isWorking ? (channelOf(world, agent, scheduled) ?? null) : null,
        numberOf('EAdhState', found.verdict),
        found.nonAdherenceSeconds,
      ],
    ];
  });
}

const dayRange = { start: day * secondsPerDay, end: (day + 1) * secondsPerDay };

/** Service factor and agents at work of the site: half of the day is over, so half of what happened is not there yet. */
function performances(): Row[] {
  const found = performance.steps(
    {
      level: 'PERF_LEVEL_SITE',
      objectIds: [siteId],
      items: ['PERF_ITEM_SERVICE_FACTOR', 'PERF_ITEM_WORKING_AGENTS'],
      range: { ...dayRange, minutes: halfHourMinutes },
      withAlerts: true,
    },
    now,
  );
  return found.map((step) => [
    step.objectId,
    step.local / 60,
    numberOf('EPerfItem', step.item),
    thousandths(step.actual),
    thousandths(step.forecast),
    thousandths(step.scheduled),
    thousandths(step.required),
    thousandths(step.anticipated),
    numberOf('EPerfAlert', step.alert),
  ]);
}

function masterForecasts(): Row[] {
  const steps = timestepsIn(clock, { ...dayRange, minutes: quarterHourMinutes });
  return world.activities
    .filter((activity) => activity.wmSiteId === siteId)
    .flatMap((activity) =>
      steps.map((step): Row => {
        const found = forecasts.timestep(activity, step, masterForecast);
        return [
          activity.wmActivityId,
          step.local / 60,
          thousandths(found.volume),
          thousandths(found.handlingSeconds),
          thousandths(found.calculatedStaffing),
          thousandths(found.requiredStaffing),
        ];
      }),
    );
}

console.log(
  JSON.stringify({
    question: { siteId, day, agentIds: someAgents.map(({ gswAgentId }) => gswAgentId) },
    answers: {
      ConfigService850: sites(),
      ScheduleService712: agentStates(),
      ScheduleService850: agentDays(),
      CalendarService850: balances(),
      AdherenceService850: adherences(),
      PerformanceService850: performances(),
      ForecastService850: masterForecasts(),
    },
  }),
);
