/** Texts that are expected in the input, compared four bytes at a time. */
const missed = -1;

/** Where the input goes on behind the text of a record, or -1 when it has another. */
export function afterText(view: DataView, table: Int32Array, text: number, at: number): number {
  let word = text + 3;
  const last = word + (table[text] ?? 0);
  let j = at;
  while (word < last && view.getInt32(j, true) === table[word]) {
    word += 1;
    j += 4;
  }
  const isSame = word === last && (view.getInt32(j, true) & (table[text + 1] ?? 0)) === table[word];
  return isSame ? at + (table[text + 2] ?? 0) : missed;
}
