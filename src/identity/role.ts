import { permissions, type Permission } from './permission.ts';

const organisation: readonly Permission[] = [
  'wfm:businessUnit:view',
  'wfm:site:view',
  'wfm:team:view',
  'wfm:agent:view',
  'wfm:activity:view',
  'wfm:timeZone:view',
];

const agentTime: readonly Permission[] = [
  'wfm:publishedSchedule:view',
  'wfm:agentSchedule:view',
  'wfm:calendarItem:view',
  'wfm:exceptionType:view',
  'wfm:timeOffType:view',
  'wfm:timeOffRequest:view',
  'wfm:scheduleStateGroup:view',
];

/** All that is read and is neither about users and their rights nor a raw call. */
const reads = permissions.filter((permission) => /^wfm:(?!user:|securityRole:)\w+:view$/.test(permission));

/** Named sets of permissions; a client may have several, and single permissions beside them. */
const permissionsOfRoles = {
  /** Wallboards and BI: reads everything but users and security roles. */
  reader: reads,
  /** Reads what was worked and what was not. */
  payroll: [...organisation, ...agentTime, 'wfm:contract:view', 'wfm:historicalAdherence:view'],
  /** Reads people and their contracts, and enters their time off. */
  hr: [
    ...organisation,
    ...agentTime,
    'wfm:skill:view',
    'wfm:contract:view',
    'wfm:timeOffRule:view',
    'wfm:timeOffRequest:add',
    'wfm:timeOffRequest:edit',
    'wfm:calendarItem:edit',
  ],
  /** Reads as `reader`, and changes schedules and what is on the calendar. */
  supervisor: [
    ...reads,
    'wfm:schedule:edit',
    'wfm:schedule:commit',
    'wfm:exception:add',
    'wfm:calendarItem:edit',
    'wfm:timeOffRequest:add',
    'wfm:timeOffRequest:edit',
    'wfm:intraday:edit',
  ],
  /** All of WFM, raw calls included; nothing of the bridge's own administration. */
  integrator: permissions.filter((permission) => permission !== 'bridge:admin'),
  /** The bridge's API clients, and nothing of WFM. */
  admin: ['bridge:admin', 'bridge:session:view'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type Role = keyof typeof permissionsOfRoles;

export const roles = Object.keys(permissionsOfRoles) as readonly Role[] as readonly [Role, ...Role[]];

export function isRole(text: unknown): text is Role {
  return roles.some((role) => role === text);
}

/** What these roles and these single permissions allow together. */
export function permissionsOf(
  granted: readonly Role[],
  single: readonly Permission[] = [],
): ReadonlySet<Permission> {
  return new Set<Permission>([...granted.flatMap((role) => permissionsOfRoles[role]), ...single]);
}
