import { BridgeError } from '../error/bridge-error.ts';
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

type Names = ReadonlyMap<string, string>;

/** The members whose friendly name is also that of another one. */
function clashing(friendly: Names): [member: string, name: string][] {
  const uses = new Map<string, number>();
  for (const name of friendly.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return [...friendly].filter(([, name]) => uses.get(name) !== 1);
}

/** An override is meant as it is written, so it gives way to nothing. */
function refuseOverride(
  type: string,
  clashes: readonly (readonly [member: string, name: string])[],
  { overrides }: Conventions['names'],
): void {
  const overridden = clashes.find(([member]) => overrides[`${type}.${member}`] !== undefined);
  if (overridden === undefined) return;
  const [member, name] = overridden;
  const other = clashes.find(([candidate, its]) => its === name && candidate !== member)?.[0] ?? '';
  throw new BridgeError(
    'invalid-contract',
    `conventions.json: the override ${name} of ${type}.${member} is the name of ${type}.${other} too`,
  );
}

/** The friendly names of the members that a type adds, or nothing when one of them would have the name of a given one. */
function addedNames(
  type: string,
  added: readonly string[],
  taken: ReadonlySet<string>,
  names: Conventions['names'],
): Names | undefined {
  const friendly = new Map(
    added.map((member) => {
      const override = names.overrides[`${type}.${member}`];
      const short = withoutPrefix(member, names.prefixes);
      return [member, override ?? (taken.has(short) ? member : short)];
    }),
  );
  // A WSDL name that comes back may be the friendly name of yet another member, which then gives way as well.
  for (let clashes = clashing(friendly); clashes.length > 0; clashes = clashing(friendly)) {
    refuseOverride(type, clashes, names);
    for (const [member] of clashes) friendly.set(member, member);
  }
  return [...friendly.values()].some((name) => taken.has(name)) ? undefined : friendly;
}

/**
 * The friendly names of a type's members, by their keys: WFM's field prefixes are taken off where no two members of the
 * type would then share a name; where they would, all of those keep the WSDL's name. `inherited` holds the names of the
 * base's members, attributes and text, by their keys: members keep the names they have there and those that the type
 * adds give way to them and to attributes and text. Where even a WSDL name is one of those, attributes and text give
 * way; where it is that of a member, the type is named as if it had no base. Throws `invalid-contract` for an override
 * that is the name of another member too.
 */
export function friendlyNames(
  type: string,
  members: readonly string[],
  names: Conventions['names'],
  inherited: Names = new Map(),
): Names {
  const own = new Set(members);
  const known = new Map([...inherited].filter(([key]) => own.has(key)));
  const beside = [...inherited].filter(([key]) => key.startsWith('@') || key === '$value');
  const added = members.filter((member) => !known.has(member));
  const ofMembers = new Set(known.values());
  const taken = new Set([...ofMembers, ...beside.map(([, name]) => name)]);
  const given = addedNames(type, added, taken, names) ?? addedNames(type, added, ofMembers, names);
  if (given === undefined) return addedNames(type, members, new Set(), names) ?? known;
  return new Map([...known, ...given]);
}
