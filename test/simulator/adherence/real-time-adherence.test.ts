import { describe, expect, test } from 'vitest';
import { oleDate } from '../../../src/simulator/ole-date.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { at, startWithSession } from '../soap-caller.ts';
import { readStates, states, verdicts } from './adherence-rows.ts';

// A Wednesday, 14:37:20 in Amsterdam.
const now = '2026-11-18T13:37:20Z';
const caller = await startWithSession({ clock: new ManualClock(now) });
const { world } = caller.simulator;
const ole = oleDate('2026-11-18') + (14 * 3600 + 37 * 60 + 20) / 86_400;
const all = await readStates(caller);

describe('real-time adherence', () => {
  test('has one row for each employed agent of the site, with the team and the wall clock of the site', () => {
    const employed = world.agents.filter(
      ({ wmSiteId, wmEndDate }) => wmSiteId === 101 && (wmEndDate === 0 || wmEndDate >= Math.floor(ole)),
    );
    expect(all.map(({ agent }) => agent)).toEqual(employed.map(({ gswAgentId }) => gswAgentId));
    expect(all.map(({ team }) => team)).toEqual(employed.map(({ wmTeamId }) => wmTeamId));
    expect(all.every((row) => Math.abs(row.now - ole) < 1e-9)).toBe(true);
  });

  test('mostly follows the schedule, and not always', () => {
    const share = all.filter(({ verdict }) => verdict === verdicts.adherent).length / all.length;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(1);
  });

  test('names what is scheduled, since when, and its group', () => {
    const groups = new Map(world.scheduleStateGroups.map((group) => [group.wmScheduleStateGroupId, group]));
    for (const row of all) {
      if (row.scheduledSince === 0) {
        expect([row.group, row.type, row.stateId, row.name]).toEqual([0, 0, 0, '']);
        continue;
      }
      expect(row.scheduledSince).toBeLessThanOrEqual(row.now);
      expect(row.scheduledSince).toBeGreaterThan(row.now - 1);
      const group = groups.get(row.group);
      if (group === undefined) continue;
      expect(group.wmSiteId).toBe(101);
      expect(group.wmStates).toContainEqual({ wmStateType: row.type, wmStateId: row.stateId });
      expect(row.name).not.toBe('');
    }
    expect(new Set(all.map(({ type }) => type)).size).toBeGreaterThan(2);
    expect(all.some(({ scheduledSince }) => scheduledSince === 0)).toBe(true);
  });

  test('is in a state since some time before now; a reason only where not ready, a channel only at work', () => {
    for (const row of all) {
      expect(row.since).toBeLessThanOrEqual(row.now + 1e-9);
      expect(row.reason !== '').toBe(row.state === states.notReady);
      const atWork = [states.ready, states.busy, states.after].some((state) => state === row.state);
      expect(row.channel !== '').toBe(atWork);
    }
    expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThanOrEqual(4);
    const channels = new Set(all.map(({ channel }) => channel));
    expect([...channels].sort()).toEqual(['', 'chat', 'email', 'voice', 'workitem']);
  });

  test('counts the seconds of non-adherence, and is severe from a quarter of an hour on', async () => {
    const seen = { bad: 0, severe: 0 };
    for (const row of all) {
      const isBad = row.verdict === verdicts.nonAdherent || row.verdict === verdicts.severe;
      if (!isBad) expect(row.seconds).toBe(0);
      expect(row.verdict === verdicts.severe).toBe(isBad && row.seconds >= 900);
      seen.bad += isBad ? 1 : 0;
      seen.severe += row.verdict === verdicts.severe ? 1 : 0;
    }
    expect(seen.bad).toBeGreaterThan(0);
    const later = new ManualClock(now);
    const other = await startWithSession({ clock: later });
    const first = all.find(({ verdict }) => verdict === verdicts.nonAdherent || verdict === verdicts.severe);
    later.advance(20_000);
    const [again] = await readStates(other, { agents: [first?.agent ?? 0] });
    expect(again?.seconds).toBe((first?.seconds ?? 0) + 20);
  });

  test('is the same for the same seed and clock, whoever else was asked for, and another for another seed', async () => {
    const twin = await startWithSession({ clock: new ManualClock(now) });
    expect(await readStates(twin)).toEqual(all);
    const some = all.slice(10, 13);
    expect(await readStates(twin, { agents: some.map(({ agent }) => agent) })).toEqual(some);
    const other = await startWithSession({ clock: new ManualClock(now), seed: 7 });
    expect((await readStates(other)).map(({ state }) => state)).not.toEqual(all.map(({ state }) => state));
  });

  test('follows a committed change of the schedule, and no pending one', async () => {
    const own = await startWithSession({ clock: new ManualClock(now) });
    const half = Math.floor(ole * 48) / 48;
    const coach = async (agent: number, commit: boolean): Promise<boolean> => {
      const answer = await own.service(
        'ScheduleService850',
        'InsertSchAgentState',
        `<siteId>101</siteId><states><gswAgentId>${agent}</gswAgentId><wmStateType>4</wmStateType>` +
          `<wmStateId>704</wmStateId><wmStartDateTime>${half}</wmStartDateTime>` +
          `<wmEndDateTime>${half + 1 / 48}</wmEndDateTime><wmFullDay>false</wmFullDay><wmPaid>true</wmPaid>` +
          `</states><commit>${commit}</commit><force>true</force>`,
      );
      expect(answer.fault).toBeUndefined();
      return at(answer.value, 'success') === 'true';
    };
    const working = all.filter(({ type, stateId }) => type === 0 && stateId > 0).map(({ agent }) => agent);
    const named = async (agent: number): Promise<string> =>
      (await readStates(own, { agents: [agent] }))[0]?.name ?? '';
    let changed = 0;
    for (const agent of working.slice(0, 10)) {
      const before = await named(agent);
      if (!(await coach(agent, false))) continue;
      expect(await named(agent)).toBe(before);
      expect(await coach(agent, true)).toBe(true);
      expect(await named(agent)).toBe('Coaching');
      changed += 1;
    }
    expect(changed).toBeGreaterThan(0);
  });

  test('is given by team, and by team and agent', async () => {
    const team = await readStates(caller, { teams: [1012] });
    expect(team).toEqual(all.filter((row) => row.team === 1012));
    const one = team[3]?.agent ?? 0;
    expect(await readStates(caller, { teams: [1012], agents: [one] })).toEqual([team[3]]);
    expect(await readStates(caller, { teams: [1011], agents: [one] })).toEqual([]);
  });

  test('is refused for a site that is not there', async () => {
    const answer = await caller.service('AdherenceService850', 'GetAgentAdherence', '<siteId>999</siteId>');
    expect(answer.fault).toBe('SOAP:Client: there is no site 999');
  });
});
