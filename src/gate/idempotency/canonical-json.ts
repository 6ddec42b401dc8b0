/**
 * A JSON value as text in which members stand in the order of their names: equal values have equal texts. In pieces and
 * without recursion, for whoever sent the value chose how deep it is.
 */
export function* canonicalJson(value: unknown): Generator<string, void, undefined> {
  const ahead: ({ readonly text: string } | { readonly value: unknown })[] = [{ value }];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if ('text' in next) {
      yield next.text;
      continue;
    }
    const { value: one } = next;
    if (typeof one !== 'object' || one === null) {
      yield one === undefined ? 'none' : JSON.stringify(one);
      continue;
    }
    const isList = Array.isArray(one);
    yield isList ? '[' : '{';
    ahead.push({ text: isList ? ']' : '}' });
    const members: readonly (readonly [string, unknown])[] = isList
      ? one.map((item: unknown) => ['', item] as const)
      : Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, inner] of [...members].reverse())
      ahead.push({ text: ',' }, { value: inner }, { text: isList ? '' : `${JSON.stringify(name)}:` });
  }
}
