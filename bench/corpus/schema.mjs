/**
 * The types of the bench contract as a table: what wsdl/BenchService says, in the form that the printer of documents, the
 * saxes builder and the check of the peers' answers read. `kind` is the wire's type and what its number means.
 *
 * @typedef {'string' | 'int' | 'long' | 'double' | 'boolean' | 'dateTime' | 'oleDate' | 'oleDateTime' | 'enum'} Kind
 * @typedef {{ name: string, kind?: Kind, type?: string, repeated?: boolean, nillable?: boolean, count?: boolean,
 *   none?: number, values?: Readonly<Record<number, string>> }} Field
 * @typedef {{ attributes: Field[], members: Field[] }} RecordType
 */

/** @type {(name: string, kind: Kind, more?: Partial<Field>) => Field} */
const field = (name, kind, more = {}) => ({ name, kind, ...more });
const nillable = { nillable: true };

/** A list with its count before it, as WFM writes them: the count is a member of its own on the wire. */
const list = (name, of) => [
  { name: `${name}NSizeIs`, kind: 'int', count: true },
  { name, repeated: true, ...of },
];

const stateTypes = {
  1: 'SCH_STATE_ACTIVITY',
  2: 'SCH_STATE_BREAK',
  3: 'SCH_STATE_MEAL',
  4: 'SCH_STATE_EXCEPTION',
  5: 'SCH_STATE_TIME_OFF',
};
const shiftStatus = { 1: 'SHIFT_DRAFT', 2: 'SHIFT_PUBLISHED', 3: 'SHIFT_CHANGED' };
const stateType = field('wmStateType', 'enum', { values: stateTypes });

const period = [field('wmStartDateTime', 'oleDateTime'), field('wmEndDateTime', 'oleDateTime')];

/** @type {Readonly<Record<string, RecordType>>} */
export const types = {
  SchAgentStateHolder: {
    attributes: [],
    members: [
      ...list('schStateInfo', { type: 'SchStateInfo' }),
      ...list('schAgentState', { type: 'SchAgentState' }),
    ],
  },
  SchStateInfo: {
    attributes: [],
    members: [stateType, field('wmStateId', 'int'), field('wmName', 'string')],
  },
  SchAgentState: {
    attributes: [],
    members: [
      field('gswAgentId', 'int'),
      stateType,
      field('wmStateId', 'int'),
      ...period,
      field('wmFullDay', 'boolean'),
      field('wmPaid', 'boolean'),
    ],
  },
  SchAgentScheduleHolder: { attributes: [], members: list('schAgent', { type: 'SchAgent' }) },
  SchAgent: {
    attributes: [field('version', 'string')],
    members: [
      field('gswAgentId', 'int'),
      field('gswFirstName', 'string'),
      field('gswLastName', 'string'),
      field('gswEmployeeId', 'string'),
      field('gswEmail', 'string', nillable),
      field('wmTeamId', 'int'),
      field('wmTeamName', 'string', nillable),
      field('wmWage', 'double'),
      field('wmActive', 'boolean'),
      field('wmHireDate', 'oleDate'),
      field('wmEndDate', 'oleDate', { none: 0 }),
      field('wmModified', 'dateTime', nillable),
      field('timestamp', 'long'),
      field('wmComments', 'string'),
      ...list('wmSkill', { kind: 'string' }),
      ...list('schDay', { type: 'SchDay' }),
    ],
  },
  SchDay: {
    attributes: [field('dayType', 'string')],
    members: [
      field('wmDate', 'oleDate'),
      field('wmPaidMinutes', 'int'),
      field('wmOvertimeRatio', 'double', nillable),
      field('wmPublished', 'boolean'),
      ...list('schShift', { type: 'SchShift' }),
    ],
  },
  SchShift: {
    attributes: [field('shiftId', 'int')],
    members: [
      field('wmShiftName', 'string', nillable),
      ...period,
      field('wmPaidHours', 'double'),
      field('wmStatus', 'enum', { values: shiftStatus }),
      ...list('schState', { type: 'SchState' }),
    ],
  },
  SchState: {
    attributes: [field('stateId', 'int')],
    members: [
      field('wmStateName', 'string'),
      stateType,
      ...period,
      field('wmPaid', 'boolean'),
      field('wmMemo', 'string', nillable),
    ],
  },
};

/**
 * The two shapes of answers. `rows` names the list that grows with the document; `prefix` is the one of its elements, since
 * both ways of naming a namespace are common.
 */
export const shapes = {
  flat: {
    operation: 'GetAgentState',
    holder: 'SchAgentStateHolder',
    rows: 'schAgentState',
    rowType: 'SchAgentState',
    prefix: '',
  },
  nested: {
    operation: 'GetAgentSchedule',
    holder: 'SchAgentScheduleHolder',
    rows: 'schAgent',
    rowType: 'SchAgent',
    prefix: 'ns1:',
  },
};

export const benchNamespace = 'urn:WFMBenchService850';
export const benchService = 'BenchService';
