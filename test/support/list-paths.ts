/** Every list that a message can hold, and the smallest value that holds it with a given number of items. */
import { typeOf, type Member, type Operation, type Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import { Draws } from '../oracle/draws.ts';
import { generateValue } from '../oracle/generate-value.ts';

/** The members that lead from the message's element to a list; the last one is the list. */
export type ListPath = readonly Member[];

type Message = Operation['response'];

/** Lists below choices are among them; those of derived types are not. */
export function listPaths(service: Service, operation: Operation): ListPath[] {
  const found: ListPath[] = [];
  const visit = (name: QName, path: ListPath, above: readonly QName[]): void => {
    const type = typeOf(service, name);
    if (type.kind !== 'complex' || type.abstract || above.includes(name)) return;
    for (const member of type.members) {
      if (member.repeated) found.push([...path, member]);
      visit(member.type, [...path, member], [...above, name]);
    }
  };
  visit(operation.response.type, [], []);
  return found;
}

/** The smallest `exact` value of a message: what is required, and the list at the end of the path. */
export function sampleOf(service: Service, message: Message, path: ListPath, items: number): unknown {
  return generateValue(service, message, Draws.of([]), { forced: { path, items }, deepest: 0 });
}

/** The list at the end of a path in a decoded value, whose properties `keyOf` names. */
export function listAt(
  value: unknown,
  path: ListPath,
  keyOf: (member: Member, index: number) => string,
): unknown {
  const start = Array.isArray(value) && path.length > 0 ? (value[0] as unknown) : value;
  return path.reduce<unknown>((current, member, index) => {
    const inner = (current as Readonly<Record<string, unknown>>)[keyOf(member, index)];
    const isLast = index === path.length - 1;
    return Array.isArray(inner) && !isLast ? (inner[0] as unknown) : inner;
  }, start);
}
