export interface CfgTimezone {
  readonly wmTimezoneId: number;
  /** The IANA name. */
  readonly wmName: string;
  /** Of standard time; what a real server puts here is not known. */
  readonly wmOffsetMinutes: number;
  readonly wmDescription?: string;
  readonly timestamp: string;
}

const zones: readonly (readonly [name: string, offset: number, description?: string])[] = [
  ['Etc/UTC', 0],
  ['Europe/Amsterdam', 60, 'Amsterdam, Berlin, Paris'],
  ['Europe/Lisbon', 0, 'Lisboa, London'],
  ['Europe/Warsaw', 60],
  ['Asia/Kathmandu', 345, 'काठमाडौँ'],
  ['Asia/Kolkata', 330],
  ['Asia/Tokyo', 540, '東京'],
  ['Australia/Sydney', 600, 'Sydney, Canberra & Melbourne'],
  ['Australia/Lord_Howe', 630, 'daylight saving of half an hour'],
  ['America/St_Johns', -210],
];

/** The zones that sites, users and agents refer to, and some that nobody does. */
export function createTimeZones(): CfgTimezone[] {
  return zones.map(([name, offset, description], index) => ({
    wmTimezoneId: index + 1,
    wmName: name,
    wmOffsetMinutes: offset,
    ...(description === undefined ? {} : { wmDescription: description }),
    timestamp: '1',
  }));
}

export function timeZoneId(zones: readonly CfgTimezone[], name: string): number {
  const zone = zones.find((candidate) => candidate.wmName === name);
  if (zone === undefined) throw new Error(`the world has no time zone ${name}`);
  return zone.wmTimezoneId;
}
