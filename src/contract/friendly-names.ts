import type { Conventions } from './conventions.ts';

/** `BUId` → `buId`, `SiteId` → `siteId`, `AHT` → `aht`: a leading run of capitals is one word. */
function lowerCamel(name: string): string {
  const run = /^[A-Z]+/.exec(name)?.[0] ?? '';
  if (run.length <= 1) return name.charAt(0).toLowerCase() + name.slice(1);
  // The last capital of a run belongs to the next word, unless the run is the whole name.
  const word = run.length === name.length ? run.length : run.length - 1;
  return name.slice(0, word).toLowerCase() + name.slice(word);
}

function withoutPrefix(name: string, prefixes: readonly string[]): string {
  const prefix = prefixes.find(
    (candidate) => name.startsWith(candidate) && /^[A-Z]/.test(name.slice(candidate.length)),
  );
  return prefix === undefined ? name : lowerCamel(name.slice(prefix.length));
}

/**
 * The friendly names of a type's members: WFM's field prefixes are taken off where no two members of the type would
 * then share a name; where they would, all of those keep the WSDL's name.
 */
export function friendlyNames(
  type: string,
  members: readonly string[],
  names: Conventions['names'],
): ReadonlyMap<string, string> {
  const wanted = new Map(
    members.map((member) => [
      member,
      names.overrides[`${type}.${member}`] ?? withoutPrefix(member, names.prefixes),
    ]),
  );
  const uses = new Map<string, number>();
  for (const friendly of wanted.values()) uses.set(friendly, (uses.get(friendly) ?? 0) + 1);
  return new Map(
    [...wanted].map(([member, friendly]) => [member, uses.get(friendly) === 1 ? friendly : member]),
  );
}
