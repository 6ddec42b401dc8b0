/** The optional parameters of the reading operations, as XML. */
export function details(infoType: number, flags: readonly string[] = [], value = true): string {
  const provided = flags.map((flag) => `<${flag}>${String(value)}</${flag}>`).join('');
  return `<details><infoType>${infoType}</infoType>${provided}</details>`;
}

export function sortMode(number: number, ascending = true): string {
  return `<sortMode><sortMode>${number}</sortMode><ascending>${String(ascending)}</ascending></sortMode>`;
}

/** A filter with these ids; members must come in the order of the type. */
export function filter(members: readonly (readonly [name: string, ids: readonly number[]])[]): string {
  const inner = members.map(
    ([name, ids]) =>
      `<${name}NSizeIs>${ids.length}</${name}NSizeIs>${ids.map((id) => `<${name}>${id}</${name}>`).join('')}`,
  );
  return `<filter>${inner.join('')}</filter>`;
}
