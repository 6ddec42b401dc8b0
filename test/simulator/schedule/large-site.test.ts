import { expect, test } from 'vitest';
import { at, startWithSession } from '../soap-caller.ts';
import { askCoverage, askDays, askStates, clockAtStart, tuesday } from './schedule-parameters.ts';

const caller = await startWithSession({ clock: clockAtStart(), agentsPerSite: 1000 });
const year = { start: tuesday, end: tuesday + 365 };

test.each([
  ['GetAgentState', askStates(year), 60_000],
  ['GetSchAgentDay', askDays(year), 300_000],
  ['GetSchActivity', askCoverage(year), 300_000],
])('%s does not answer a year of a thousand agents at once', async (operation, parameters, most) => {
  const answer = await caller.service('ScheduleService850', operation, parameters);
  expect(answer.fault).toBe(`SOAP:Server: more than ${most} agent-days are not answered at once`);
});

test('a year of some agents is answered', async () => {
  const asked = askDays({ ...year, agentId: [5001, 5002, 5003] });
  const answer = await caller.service('ScheduleService850', 'GetSchAgentDay', asked);
  expect(at(answer.value, 'schAgentDayNSizeIs')).toBe('1095');
});

test('five hundred agents of a day are answered', async () => {
  const agentId = Array.from({ length: 500 }, (_, index) => 5001 + index);
  const answer = await caller.service('ScheduleService850', 'GetAgentState', askStates({ agentId }));
  expect(Number(at(answer.value, 'schAgentStateNSizeIs'))).toBeGreaterThan(3500);
});
