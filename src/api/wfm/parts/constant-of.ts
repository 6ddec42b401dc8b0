/** The constant of a WFM enum for the field's word: the way back of `wordOf`. Pure. */
export function constantOf<Constant extends string, Word extends string>(
  word: Word,
  words: Readonly<Record<Constant, Word>>,
): Constant {
  const found = (Object.keys(words) as Constant[]).find((constant) => words[constant] === word);
  if (found === undefined) throw new Error(`no constant means ${word}`);
  return found;
}

export function constantsOf<Constant extends string, Word extends string>(
  wanted: readonly Word[] | undefined,
  words: Readonly<Record<Constant, Word>>,
): readonly Constant[] {
  return (wanted ?? []).map((word) => constantOf(word, words));
}
