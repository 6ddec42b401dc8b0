/** Minutes as decimal hours, to four places: 7.25. */
export function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 10_000) / 10_000;
}
