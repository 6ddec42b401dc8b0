/** The beginning of a document as a document of its own: enough of an answer to tell what it is, at a bounded cost. */

/** Tags, attributes, comments, CDATA sections and instructions that are looked at. */
const mostPieces = 5_000;

interface Markup {
  readonly end: number;
  readonly attributes: number;
}

/** What comes between these marks holds no tags. */
const sections: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where the tag at `start` ends, and how many attributes it seems to have; undefined when it does not end. */
function tagAt(text: string, start: number): Markup | undefined {
  let attributes = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '>') return { end: at + 1, attributes };
    if (character === '=') attributes += 1;
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at === -1) return undefined;
  }
  return undefined;
}

function markupAt(text: string, start: number): Markup | undefined {
  for (const [begin, mark] of sections) {
    if (!text.startsWith(begin, start)) continue;
    const found = text.indexOf(mark, start + begin.length);
    return found === -1 ? undefined : { end: found + mark.length, attributes: 0 };
  }
  return tagAt(text, start);
}

/** Text that is cut must not end inside of a reference. */
function wholeText(text: string): string {
  const reference = text.lastIndexOf('&');
  return reference === -1 || text.includes(';', reference) ? text : text.slice(0, reference);
}

/**
 * The text itself when it is small and not `isCut`; else as much of it as is looked at, with the open elements closed,
 * and `isWhole` false. Text that is no XML is not made XML by this.
 */
export function answerHead(
  text: string,
  isCut: boolean,
): { readonly text: string; readonly isWhole: boolean } {
  const open: string[] = [];
  let pieces = 0;
  let end = 0;
  let next = text.indexOf('<');
  while (next !== -1 && pieces <= mostPieces) {
    const markup = markupAt(text, next);
    pieces += 1 + (markup?.attributes ?? 0);
    if (markup === undefined || pieces > mostPieces) break;
    end = markup.end;
    const [, slash = '', name] =
      /^<(\/?)([^\s<>/!?=]+)/.exec(text.slice(next, Math.min(end, next + 2000))) ?? [];
    if (slash !== '') open.pop();
    else if (name !== undefined && text.charAt(end - 2) !== '/') open.push(name);
    next = text.indexOf('<', end);
  }
  if (!isCut && pieces <= mostPieces) return { text, isWhole: true };
  // Text may also go on to where nothing was cut off but text.
  const rest = open.length === 0 ? '' : wholeText(text.slice(end, next === -1 ? text.length : next));
  const closing = open.reverse().map((name) => `</${name}>`);
  return { text: text.slice(0, end) + rest + closing.join(''), isWhole: false };
}
