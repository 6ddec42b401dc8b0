/** Every list that an answer can hold, and the smallest answer that holds it with a given number of items. */
import { typeOf, type Member, type Operation, type Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';

/** The members that lead from the answer's wrapper to a list; the last one is the list. */
export type ListPath = readonly Member[];

export function listPaths(service: Service, operation: Operation): ListPath[] {
  const found: ListPath[] = [];
  const visit = (name: QName, path: ListPath, above: readonly QName[]): void => {
    const type = typeOf(service, name);
    if (type.kind !== 'complex' || above.includes(name)) return;
    for (const member of type.members) {
      if (member.repeated) found.push([...path, member]);
      visit(member.type, [...path, member], [...above, name]);
    }
  };
  visit(operation.response.type, [], []);
  return found;
}

const samples: Readonly<Record<string, unknown>> = {
  boolean: true,
  string: 'x',
  long: '5',
  double: 40_391,
  int: 1,
};

/** The smallest `exact` value of a type: what is required, with every list empty but those of the path. */
export function sampleOf(service: Service, name: QName, path: ListPath, items: number): unknown {
  const type = typeOf(service, name);
  if (type.kind === 'simple' && type.variety === 'atomic') return samples[type.base];
  if (type.kind !== 'complex') throw new Error(`${name} is not supported`);
  const [next, ...rest] = path;
  const lengthOf = (member: Member): number => (member !== next ? 0 : rest.length === 0 ? items : 1);
  const value: Record<string, unknown> = {};
  for (const member of type.members) {
    const inner = (): unknown => sampleOf(service, member.type, member === next ? rest : [], items);
    const counted = type.members.find((other) => other.name === member.countOf);
    if (counted !== undefined) value[member.name] = lengthOf(counted);
    else if (member.repeated) value[member.name] = Array.from({ length: lengthOf(member) }, inner);
    else if (member.required || member === next) value[member.name] = inner();
  }
  return value;
}

/** The list at the end of a path in a decoded value, whose properties `keyOf` names. */
export function listAt(
  value: unknown,
  path: ListPath,
  keyOf: (member: Member, index: number) => string,
): unknown {
  return path.reduce<unknown>((current, member, index) => {
    const inner = (current as Readonly<Record<string, unknown>>)[keyOf(member, index)];
    const isLast = index === path.length - 1;
    return Array.isArray(inner) && !isLast ? (inner[0] as unknown) : inner;
  }, value);
}
