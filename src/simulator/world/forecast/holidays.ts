/** Public holidays by site, month and day: those with a fixed date are enough to show that such days are different. */
const holidays: Readonly<Record<number, readonly string[]>> = {
  101: ['01-01', '04-27', '05-05', '12-25', '12-26'],
  102: ['01-01', '04-25', '05-01', '06-10', '12-08', '12-25'],
  201: ['02-19', '04-14', '05-01', '09-19'],
  202: ['01-01', '01-26', '04-25', '12-25', '12-26'],
};

const unixEpochInOleDays = 25_569;

/** Whether a day (an OLE day number of the site) is a public holiday at the site. */
export function isHoliday(siteId: number, day: number): boolean {
  const date = new Date((day - unixEpochInOleDays) * 86_400_000).toISOString().slice(5, 10);
  return holidays[siteId]?.includes(date) ?? false;
}
