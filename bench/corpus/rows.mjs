/**
 * Rows as plain values: the truth from which a document is printed and against which every tool's answer is held. No parser
 * takes part in making it, so no parser's mistake can hide in it.
 */
const firstNames = [
  'Anna',
  'José',
  'Zoë',
  'Seán',
  'Łukasz',
  '王小明',
  'Jean-Luc',
  'Ольга',
  'Pat',
  'Max',
  'Kim',
];
const lastNames = [
  "O'Brien",
  'Müller',
  'Garcia & Lopez',
  'Nguyễn',
  'Jones',
  'Иванова',
  'D’Arcy',
  'Young',
  'Taylor',
];
const teams = ['Billing <EMEA>', 'Sales', 'Support Tier 1', 'Rückfragen', 'R&D Helpdesk', 'Back "Office"'];
const skills = ['English', 'Español', 'Voice', 'Chat', 'Email', 'C&C'];
const states = [
  ['Inbound Voice', 1],
  ['Chat', 1],
  ['Paid Break', 2],
  ['Lunch', 3],
  ['Training: R&D', 4],
  ["Réunion d'équipe", 4],
  ['Congé', 5],
];
const comments = [
  'Prefers early shifts; back < 18:00.',
  'Path C:\\temp\\x "quoted"',
  'line one\nline two\ttabbed',
  'raw <b>bold</b> & done',
  'smile 😀 done',
];

/** 2026-01-05, a Monday, as an OLE date. */
const firstDay = 46_027;
const ole = (day, minute) => firstDay + day + minute / 1440;

/** A state of one agent on one day: members and types as in WFM's GetAgentState. */
export function flatRow(random, index) {
  const day = index % 28;
  const start = 15 * random.below(80);
  const [, type] = random.pick(states);
  const isFullDay = random.chance(0.05);
  return {
    gswAgentId: 10_000 + Math.floor(index / 200),
    wmStateType: type,
    wmStateId: random.between(1, 500),
    wmStartDateTime: isFullDay ? ole(day, 0) : ole(day, start),
    wmEndDateTime: isFullDay ? ole(day, 1440) : ole(day, start + 15 * random.between(1, 8)),
    wmFullDay: isFullDay,
    wmPaid: random.chance(0.8),
  };
}

/** The dictionary of states that stands before the rows. */
export function stateInfo() {
  return states.map(([name, type], index) => ({ wmStateType: type, wmStateId: index + 1, wmName: name }));
}

function state(random, day, start) {
  const [name, type] = random.pick(states);
  const length = 15 * random.between(1, 6);
  const memo = random.next();
  return {
    stateId: random.between(1, 500),
    wmStateName: name,
    wmStateType: type,
    wmStartDateTime: ole(day, start),
    wmEndDateTime: ole(day, start + length),
    wmPaid: random.chance(0.8),
    // Left out, nil or a text: a nillable member has three ways to be.
    ...(memo < 0.6 ? {} : { wmMemo: memo < 0.9 ? null : 'moved by "sup" é' }),
  };
}

function shift(random, day) {
  const begin = 420 + 15 * random.below(20);
  const inner = [];
  let at = begin;
  for (let left = random.between(7, 9); left > 0; left--) {
    inner.push(state(random, day, at));
    at += 60;
  }
  return {
    shiftId: random.between(10_000, 99_999),
    wmShiftName: random.chance(0.2) ? null : random.pick(['Early', 'Late', 'Früh & Spät', 'Night']),
    wmStartDateTime: ole(day, begin),
    wmEndDateTime: ole(day, begin + 510),
    wmPaidHours: random.pick([8, 7.5, 8.25, 10.1]),
    wmStatus: random.between(1, 3),
    schState: inner,
  };
}

function scheduleDay(random, day) {
  const isOff = random.chance(0.2);
  return {
    dayType: isOff ? 'DAY_OFF' : 'WORKING',
    wmDate: ole(day, 0),
    wmPaidMinutes: isOff ? 0 : 480,
    wmOvertimeRatio: random.chance(0.5) ? null : Number((random.next() * 2).toFixed(4)),
    wmPublished: random.chance(0.8),
    schShift: isOff ? [] : [shift(random, day)],
  };
}

/** An agent with a week of days; `days` is smaller where the whole document is. */
export function nestedRow(random, index, days = 7) {
  const id = 10_000 + index;
  return {
    version: `v${random.below(99)}&${random.below(9)}`,
    gswAgentId: id,
    gswFirstName: random.pick(firstNames),
    gswLastName: random.pick(lastNames),
    gswEmployeeId: `EMP-${String(id).padStart(6, '0')}`,
    gswEmail: random.chance(0.1) ? null : `agent${id}@example.com`,
    wmTeamId: random.between(100, 140),
    wmTeamName: random.chance(0.1) ? null : random.pick(teams),
    wmWage: Number((10 + random.next() * 40).toFixed(2)),
    wmActive: random.chance(0.9),
    wmHireDate: ole(-random.below(3000), 0),
    wmEndDate: random.chance(0.9) ? 0 : ole(random.below(300), 0),
    wmModified: random.chance(0.1)
      ? null
      : `2026-01-${String(random.between(10, 28))}T0${random.below(9)}:15:30Z`,
    // A row version of 64 bits: more digits than a JavaScript number holds.
    timestamp: String(9_007_199_254_740_993n + BigInt(random.below(2 ** 31)) * 1_000_003n),
    ...(random.chance(0.4) ? { wmComments: random.pick(comments) } : {}),
    wmSkill: Array.from({ length: random.below(4) }, () => random.pick(skills)),
    schDay: Array.from({ length: days }, (_, day) => scheduleDay(random, day)),
  };
}
