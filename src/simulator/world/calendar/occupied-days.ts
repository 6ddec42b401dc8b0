/** The days of an agent that already have an item which wants the day for itself. */
export class OccupiedDays {
  readonly #days = new Set<number>();

  /** Takes all days that [start, end) touches, or none of them where one is taken. */
  claim(start: number, end: number): boolean {
    const first = Math.floor(start);
    const last = Math.ceil(end) - 1;
    for (let day = first; day <= last; day++) if (this.#days.has(day)) return false;
    for (let day = first; day <= last; day++) this.#days.add(day);
    return true;
  }
}
