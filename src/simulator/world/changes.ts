import type { EnumNumbers } from './enum-numbers.ts';
import { isExceptionUsage, type CfgExceptionType } from './exception-types.ts';
import { newTypeRefusals } from './type-refusals.ts';
import { refuse, refused, type Outcome, type Refusal } from './outcome.ts';
import { isStale, nextVersion, staleReason } from './row-version.ts';
import { deletedExceptionTypeId } from './schedule/seeded-exceptions.ts';
import { refillGroups } from './schedule-state-groups.ts';
import type { CfgSecurityRole } from './security-roles.ts';
import type { CfgTimeOffType } from './time-off-types.ts';
import type { CfgUser } from './users.ts';
import type { World, WorldNow } from './world.ts';

/** The only place where the simulated world changes. A refused change leaves it exactly as it was. */
export class LiveWorld implements WorldNow {
  #world: World;
  readonly #numberOf: EnumNumbers;

  constructor(world: World, numberOf: EnumNumbers) {
    this.#world = world;
    this.#numberOf = numberOf;
  }

  get now(): World {
    return this.#world;
  }

  insertUser(user: CfgUser): Outcome {
    const { users } = this.#world;
    const refusals = userRefusals(this.#world, user);
    if (user.gswUserId <= 0) refusals.push(refuse(1, 'gswUserId is required', user.gswUserId));
    if (users.some((other) => other.gswUserId === user.gswUserId)) {
      refusals.push(refuse(2, `user ${user.gswUserId} exists already`, user.gswUserId));
    }
    if (refusals.length > 0) return { done: false, refusals };
    this.#world = { ...this.#world, users: [...users, { ...user, timestamp: '1' }] };
    return { done: true, objectId: user.gswUserId };
  }

  /** Replaces the whole user: a member that was left out is gone afterwards. */
  updateUser(user: CfgUser, checkTimestamp: boolean): Outcome {
    const { users } = this.#world;
    const present = users.find((other) => other.gswUserId === user.gswUserId);
    if (present === undefined) return refused(3, `there is no user ${user.gswUserId}`, user.gswUserId);
    const refusals = userRefusals(this.#world, user);
    if (checkTimestamp && isStale(user, present)) refusals.push(staleness(user.gswUserId));
    if (refusals.length > 0) return { done: false, refusals };
    const written = { ...user, timestamp: nextVersion(present) };
    this.#world = { ...this.#world, users: users.map((other) => (other === present ? written : other)) };
    return { done: true, objectId: user.gswUserId };
  }

  /** The role gets the next free number, whatever number came with it. */
  insertSecurityRole(role: CfgSecurityRole): Outcome {
    const { securityRoles } = this.#world;
    const refusals = roleRefusals(this.#world, { ...role, wmSecurityRoleId: 0 });
    if (refusals.length > 0) return { done: false, refusals };
    const id = nextNumber(securityRoles.map((other) => other.wmSecurityRoleId));
    const written = { ...role, wmSecurityRoleId: id, timestamp: '1' };
    this.#world = { ...this.#world, securityRoles: [...securityRoles, written] };
    return { done: true, objectId: id };
  }

  updateSecurityRole(role: CfgSecurityRole, checkTimestamp: boolean): Outcome {
    const { securityRoles } = this.#world;
    const id = role.wmSecurityRoleId;
    const present = securityRoles.find((other) => other.wmSecurityRoleId === id);
    if (present === undefined) return refused(3, `there is no security role ${id}`, id);
    const refusals = roleRefusals(this.#world, role);
    if (checkTimestamp && isStale(role, present)) refusals.push(staleness(id));
    if (refusals.length > 0) return { done: false, refusals };
    const written = { ...role, timestamp: nextVersion(present) };
    const next = securityRoles.map((other) => (other === present ? written : other));
    this.#world = { ...this.#world, securityRoles: next };
    return { done: true, objectId: id };
  }

  /** The type gets a number that none has ever had, whatever number came with it. */
  insertExceptionType(type: CfgExceptionType): Outcome {
    const { exceptionTypes } = this.#world;
    const refusals = newTypeRefusals(this.#world, exceptionTypes, type, 'exception type');
    if (!isExceptionUsage(type.wmUsage, this.#numberOf)) {
      refusals.push(refuse(13, `wmUsage ${type.wmUsage} is not known`, 0));
    }
    if (refusals.length > 0) return { done: false, refusals };
    const id = nextNumber([
      deletedExceptionTypeId,
      ...exceptionTypes.map((other) => other.wmExceptionTypeId),
    ]);
    const written = { ...type, ...asNew(type), wmExceptionTypeId: id };
    this.#putTypes({ exceptionTypes: [...exceptionTypes, written] });
    return { done: true, objectId: id };
  }

  /** The type gets the next free number, whatever number came with it. No time-off rule has it. */
  insertTimeOffType(type: CfgTimeOffType): Outcome {
    const { timeOffTypes } = this.#world;
    const refusals = newTypeRefusals(this.#world, timeOffTypes, type, 'time-off type');
    if (refusals.length > 0) return { done: false, refusals };
    const id = nextNumber(timeOffTypes.map((other) => other.wmTimeOffTypeId));
    const written = { ...type, ...asNew(type), wmTimeOffTypeId: id };
    this.#putTypes({ timeOffTypes: [...timeOffTypes, written] });
    return { done: true, objectId: id };
  }

  deleteUser(id: number): Outcome {
    const { users } = this.#world;
    const left = users.filter((user) => user.gswUserId !== id);
    if (left.length === users.length) return refused(3, `there is no user ${id}`, id);
    this.#world = { ...this.#world, users: left };
    return { done: true, objectId: 0 };
  }

  deleteSecurityRole(id: number): Outcome {
    const { securityRoles, users } = this.#world;
    const left = securityRoles.filter((role) => role.wmSecurityRoleId !== id);
    if (left.length === securityRoles.length) return refused(3, `there is no security role ${id}`, id);
    const holders = users.filter((user) => user.wmSecurityRoleId === id).length;
    if (holders > 0) return refused(6, `${holders} users have security role ${id}`, id);
    this.#world = { ...this.#world, securityRoles: left };
    return { done: true, objectId: 0 };
  }

  /** What can be scheduled is in a group of states from the start. */
  #putTypes(types: Partial<Pick<World, 'exceptionTypes' | 'timeOffTypes'>>): void {
    const world = { ...this.#world, ...types };
    const groups = refillGroups(world.scheduleStateGroups, world, this.#numberOf);
    this.#world = { ...world, scheduleStateGroups: groups };
  }
}

function asNew({ wmSiteId }: { readonly wmSiteId: readonly number[] }) {
  return { wmSiteId: [...new Set(wmSiteId)], timestamp: '1' };
}

function nextNumber(taken: readonly number[]): number {
  return Math.max(0, ...taken) + 1;
}

function userRefusals(world: World, user: CfgUser): Refusal[] {
  const refusals: Refusal[] = [];
  const id = user.gswUserId;
  const roleId = user.wmSecurityRoleId;
  if (roleId !== 0 && !world.securityRoles.some((role) => role.wmSecurityRoleId === roleId)) {
    refusals.push(refuse(4, `there is no security role ${roleId}`, id));
  }
  const zoneId = user.wmTimezoneId;
  if (zoneId !== 0 && !world.timeZones.some((zone) => zone.wmTimezoneId === zoneId)) {
    refusals.push(refuse(5, `there is no time zone ${zoneId}`, id));
  }
  const namesake = world.users.some((other) => other.gswUserId !== id && other.wmUser === user.wmUser);
  if (user.wmUser !== undefined && namesake) {
    refusals.push(refuse(7, `another user is called ${user.wmUser}`, id));
  }
  return refusals;
}

function roleRefusals(world: World, role: CfgSecurityRole): Refusal[] {
  const id = role.wmSecurityRoleId;
  if (role.wmName.trim() === '') return [refuse(8, 'wmName is required', id)];
  const namesake = world.securityRoles.some(
    (other) => other.wmSecurityRoleId !== id && other.wmName === role.wmName,
  );
  return namesake ? [refuse(7, `another security role is called ${role.wmName}`, id)] : [];
}

function staleness(objectId: number): Refusal {
  return refuse(9, staleReason('object'), objectId);
}
