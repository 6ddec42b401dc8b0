/** The names of XML 1.0, fifth edition, as parts of regular expressions with the flag `u`; ranges as they stand there. */

/** What a name without a colon may begin with: the content of a character class. */
export const nameStart =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
/** What it may go on with. */
export const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

// Letters to XML and white space to JavaScript, U+1680 and U+FEFF end a name here: programs split tags at them.
const local = `(?![\\u{1680}\\u{FEFF}])[${nameStart}](?:(?![\\u{1680}\\u{FEFF}])[${nameRest}])*`;

/** The source of a name with or without a prefix. */
export const qualifiedNameSource = `${local}(?::${local})?`;
const qualifiedName = new RegExp(`^${qualifiedNameSource}$`, 'u');

/** Whether a text is a name that may stand in a tag. */
export function isQualifiedName(text: string): boolean {
  return qualifiedName.test(text);
}
