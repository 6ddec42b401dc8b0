import type { CfgAgent } from '../agents.ts';
import type { CfgContract } from '../contracts.ts';
import { createRandom } from '../random.ts';
import type { CfgRotatingPattern } from '../rotating-patterns.ts';
import { isForStudents } from '../shifts.ts';
import type { World } from '../world.ts';

/** What the schedule of one agent rests on, the same on every day. */
export interface Worker {
  readonly agent: CfgAgent;
  /** Absent for the few without a contract, who are never scheduled. */
  readonly contract: CfgContract | undefined;
  readonly pattern: CfgRotatingPattern | undefined;
  /** In which week of the pattern week 0 is. */
  readonly patternOffset: number;
  readonly isNight: boolean;
  /** Whether the whole team works at night, and so meets at night. */
  readonly isInNightTeam: boolean;
  readonly isStudent: boolean;
  readonly workingDays: number;
  /** Paid minutes of a working day. */
  readonly paidMinutes: number;
  readonly primaryActivity: number;
  readonly activities: readonly number[];
}

/** Working days a week and paid minutes a day, within the hours of the contract. */
const partTime = [
  [5, 240],
  [5, 270],
  [5, 300],
  [4, 300],
  [4, 345],
] as const;
const student = [
  [4, 180],
  [4, 240],
  [3, 240],
  [3, 300],
  [2, 240],
] as const;

/** The teams of Kathmandu that take calls at night, whatever their number. */
const nightTeam = 'Night Voice';

export function createWorker(world: World, seed: number, agent: CfgAgent): Worker {
  const random = createRandom(seed, `worker:${agent.gswAgentId}`);
  const contract = world.contracts.find((candidate) => candidate.wmContractId === agent.wmContractId);
  const isStudent = contract !== undefined && isForStudents(contract);
  const isFullTime = contract !== undefined && contract.wmMinWeeklyHours >= 36;
  const patterns = world.rotatingPatterns.filter((pattern) => pattern.wmSiteId === agent.wmSiteId);
  const team = world.teams.find((candidate) => candidate.wmTeamId === agent.wmTeamId);
  const isInNightTeam = team?.wmName.startsWith(nightTeam) === true;
  const isNight = !isStudent && (isInNightTeam || (isFullTime && random.chance(0.08)));
  const followsPattern = random.chance(0.4);
  const pattern = isFullTime && !isNight && followsPattern ? random.pick(patterns) : undefined;
  const [workingDays, paidMinutes] = isFullTime
    ? [contract.wmMaxWorkingDays, Math.round((contract.wmMinWeeklyHours / contract.wmMaxWorkingDays) * 60)]
    : random.pick<readonly [number, number]>(isStudent ? student : partTime);
  const primary = agent.wmActivities.find((held) => held.wmPrimary) ?? agent.wmActivities[0];
  return {
    agent,
    contract,
    pattern,
    patternOffset: random.integer(0, 5),
    isNight,
    isInNightTeam,
    isStudent,
    workingDays,
    paidMinutes,
    primaryActivity: primary?.wmActivityId ?? 0,
    activities: agent.wmActivities.map((held) => held.wmActivityId),
  };
}

/** Whether somebody is employed on a day; the last day counts. */
export function isEmployed(agent: CfgAgent, day: number): boolean {
  return day >= agent.wmStartDate && (agent.wmEndDate === 0 || day <= agent.wmEndDate);
}
