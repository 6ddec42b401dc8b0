import { shiftIdOf, type ShiftKind } from './shifts.ts';
import { sitePlans } from './sites.ts';

export interface CfgRotatingPatternDay {
  /** From 1. */
  readonly wmWeek: number;
  /** From 0, the first day of the site's week. */
  readonly wmDay: number;
  /** 0 = day off. */
  readonly wmShiftId: number;
}

export interface CfgRotatingPattern {
  readonly wmRotatingPatternId: number;
  readonly wmSiteId: number;
  readonly wmName: string;
  readonly wmDays: readonly CfgRotatingPatternDay[];
  readonly timestamp: string;
}

/** `E` early, `L` late, `-` day off: one letter a day, one word a week, the week's first day first. */
const letters: Readonly<Record<string, ShiftKind>> = { E: 'early', L: 'late' };

/** Weeks of sites that begin on Monday, and of those that begin on Sunday. Nepal rests on Saturday and works six days. */
const plans: Readonly<Record<number, readonly (readonly [name: string, weeks: string])[]>> = {
  101: [
    ['Early and late', 'EEEEE-- LLLLL--'],
    ['Every third weekend', 'EEEEE-- LLLLL-- EE--EEE'],
  ],
  102: [
    ['Manhã e tarde', 'EEEEE-- LLLLL--'],
    ['Um fim de semana em três', 'LLLLL-- EEEEE-- LL--LLL'],
  ],
  201: [
    ['Six days', 'EEEEEE- LLLLLL-'],
    ['Saturday every other week', 'EEEEEE- -EEEEEE'],
  ],
  202: [
    ['Early and late', '-EEEEE- -LLLLL-'],
    ['Every third weekend', '-EEEEE- -LLLLL- EEE--EE'],
  ],
};

/** Two patterns a site. Who follows one is the seed's business: WFM's agents do not say. */
export function createRotatingPatterns(): CfgRotatingPattern[] {
  return sitePlans.flatMap((site) =>
    (plans[site.siteId] ?? []).map(([name, weeks], index) => ({
      wmRotatingPatternId: site.siteId * 10 + 4000 + index,
      wmSiteId: site.siteId,
      wmName: name,
      wmDays: weeks.split(' ').flatMap((week, number) => daysOf(site.siteId, week, number + 1)),
      timestamp: String(index + 1),
    })),
  );
}

function daysOf(siteId: number, week: string, number: number): CfgRotatingPatternDay[] {
  return Array.from({ length: 7 }, (_, day) => {
    const kind = letters[week.charAt(day)];
    return { wmWeek: number, wmDay: day, wmShiftId: kind === undefined ? 0 : shiftIdOf(siteId, kind) };
  });
}
