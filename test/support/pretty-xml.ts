const markup = /<\?[^>]*\?>|<([^\s/>]+)[^>]*>[^<]*<\/\1>|<[^>]+>/g;

/**
 * XML without white space between its elements, indented for people: an element with text, or with nothing in it, is
 * one line. Throws when it would lose anything.
 */
export function prettyXml(xml: string): string {
  const parts = [...xml.matchAll(markup)].map(([part]) => part);
  if (parts.join('') !== xml) throw new Error('the XML has text between its elements');
  let depth = 0;
  const lines = parts.map((part) => {
    if (part.startsWith('</')) depth -= 1;
    const line = '  '.repeat(depth) + part;
    const opens = !part.startsWith('<?') && !part.includes('</') && !part.endsWith('/>');
    if (opens) depth += 1;
    return line;
  });
  return `${lines.join('\n')}\n`;
}
