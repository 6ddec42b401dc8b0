/** A text as one word of a POSIX shell, whatever is in it: what is printed to be pasted must work when pasted. */
export function shellWord(text: string): string {
  return /^[\w.:/@%+=,-]+$/.test(text) ? text : shellQuoted(text);
}

/** The same, quoted in any case. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
