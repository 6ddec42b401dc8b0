/** From and until, in hours of the wall clock; the end is not included. */
export type Hours = readonly [from: number, until: number];

/** How the staffing of an activity is found. */
export type Staffing =
  /** Somebody waits: Erlang C, so that a share of `target` is answered within so many seconds. */
  | { readonly by: 'queue'; readonly target: number; readonly answerWithinSeconds: number }
  /** Nobody waits: what came in since the last working day is spread over the working hours. */
  | { readonly by: 'workload' }
  /** A fixed number of seats, whatever comes. */
  | { readonly by: 'seats' };

/** When how much of the work of an activity arrives, and what it costs. */
export interface ActivityProfile {
  readonly staffing: Staffing;
  /** Working hours from Sunday to Saturday; `undefined` = closed. */
  readonly open: readonly (Hours | undefined)[];
  /** Whether work also arrives outside of the working hours. */
  readonly arrivesAlways: boolean;
  /** Busyness from Sunday to Saturday; 1 = an ordinary day. */
  readonly week: readonly number[];
  /** Peaks of the day: hour, width in hours, height. */
  readonly peaks: readonly (readonly [hour: number, width: number, height: number])[];
  /** What is always there, beside the peaks. */
  readonly floor: number;
  readonly handlingSeconds: number;
  /** Interactions that one agent has at the same time. */
  readonly atOnce: number;
  /** Agents at work in the peak of an ordinary day, as a share of those who could be. */
  readonly busyness: number;
  /** What is left of it on a public holiday. */
  readonly onHolidays: number;
}

const daily = (hours: Hours): readonly Hours[] => new Array<Hours>(7).fill(hours);
const weekdays = (hours: Hours, saturday?: Hours): readonly (Hours | undefined)[] => [
  undefined,
  ...new Array<Hours>(5).fill(hours),
  saturday,
];

const twoPeaks = [
  [10.75, 1.8, 0.85],
  [14, 2, 1],
] as const;

const profiles: Readonly<Record<string, ActivityProfile>> = {
  BIL: {
    staffing: { by: 'queue', target: 0.8, answerWithinSeconds: 20 },
    open: weekdays([8, 20], [9, 17]),
    arrivesAlways: false,
    week: [0, 1.22, 1.06, 1, 0.95, 0.98, 0.55],
    peaks: twoPeaks,
    floor: 0.2,
    handlingSeconds: 312,
    atOnce: 1,
    busyness: 0.29,
    onHolidays: 0,
  },
  SUP: {
    staffing: { by: 'queue', target: 0.8, answerWithinSeconds: 30 },
    open: daily([0, 24]),
    arrivesAlways: false,
    week: [0.72, 1.16, 1.05, 1, 1, 1.03, 0.8],
    peaks: [...twoPeaks, [19, 1.5, 0.3]],
    floor: 0.06,
    handlingSeconds: 425,
    atOnce: 1,
    busyness: 0.28,
    onHolidays: 0.45,
  },
  CHT: {
    staffing: { by: 'queue', target: 0.85, answerWithinSeconds: 30 },
    open: daily([8, 21]),
    arrivesAlways: false,
    week: [0.8, 1.05, 1, 1, 1.02, 1.08, 0.9],
    peaks: [
      [11.5, 2.2, 0.8],
      [14.5, 2.2, 0.9],
      [19, 1.5, 0.3],
    ],
    floor: 0.15,
    handlingSeconds: 690,
    atOnce: 2,
    busyness: 0.26,
    onHolidays: 0.6,
  },
  EML: {
    staffing: { by: 'workload' },
    open: weekdays([8, 20], [9, 17]),
    arrivesAlways: true,
    week: [0.5, 1.3, 1.1, 1, 0.95, 0.9, 0.6],
    peaks: [
      [9.5, 2, 1],
      [21, 2, 0.6],
    ],
    floor: 0.12,
    handlingSeconds: 280,
    atOnce: 1,
    busyness: 0.26,
    onHolidays: 0.5,
  },
  BKO: {
    staffing: { by: 'workload' },
    open: weekdays([8, 18]),
    arrivesAlways: false,
    week: [0, 1.1, 1, 1, 1, 1.15, 0],
    peaks: [
      [11, 2.5, 1],
      [16, 1.5, 0.7],
    ],
    floor: 0.25,
    handlingSeconds: 540,
    atOnce: 1,
    busyness: 0.27,
    onHolidays: 0,
  },
  RCP: {
    staffing: { by: 'seats' },
    open: weekdays([7, 19]),
    arrivesAlways: false,
    week: [0, 0, 0, 0, 0, 0, 0],
    peaks: [],
    floor: 0,
    handlingSeconds: 0,
    atOnce: 1,
    busyness: 0.32,
    onHolidays: 0,
  },
};

/** The profile of an activity by its short name; `undefined` where no work is expected. */
export function profileOf(activity: {
  readonly wmShortName: string;
  readonly wmActive: boolean;
}): ActivityProfile | undefined {
  return activity.wmActive && Object.hasOwn(profiles, activity.wmShortName)
    ? profiles[activity.wmShortName]
    : undefined;
}
