const millisecondsPerDay = 86_400_000;
const unixEpochInOleDays = 25_569;

/** The OLE Automation date of a calendar day (`YYYY-MM-DD`): whole days since 1899-12-30, without a zone. */
export function oleDate(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay + unixEpochInOleDays;
}
