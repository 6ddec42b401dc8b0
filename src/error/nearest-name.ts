/** How many single-character edits lead from one word to the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** The known name that a mistyped one was probably meant to be, or undefined when none is near. */
export function nearestName(wrong: string, known: Iterable<string>): string | undefined {
  // A caller chooses the length of `wrong`; no known name is longer than this.
  if (wrong.length > 64) return undefined;
  // Two letters that changed places are two edits; in a short name two edits make another word.
  const allowed = Math.max(wrong.length < 5 ? 1 : 2, Math.floor(wrong.length / 4));
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const edits = distance(wrong.toLowerCase(), name.toLowerCase());
    if (edits <= allowed && edits < (best?.edits ?? Infinity)) best = { name, edits };
  }
  return best?.name;
}

/** ` (did you mean x?)`, or nothing: to be put at the end of a message. */
export function didYouMean(wrong: string, known: Iterable<string>): string {
  const name = nearestName(wrong, known);
  return name === undefined ? '' : ` (did you mean ${name}?)`;
}
