/** An order by one number and, where that is the same, by another. */
export function byNumbers<T>(keys: (item: T) => readonly [number, number]): (a: T, b: T) => number {
  return (a, b) => {
    const [first, second] = keys(a);
    const [otherFirst, otherSecond] = keys(b);
    return first === otherFirst ? second - otherSecond : first - otherFirst;
  };
}
