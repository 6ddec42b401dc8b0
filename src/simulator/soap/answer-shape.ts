import type { ArrayForm } from '../simulation.ts';
import type { Member } from './service-facts.ts';
import type { ServiceSchema } from './service-schema.ts';
import { escapeText } from './soap-fault.ts';

/** What an operation answers: members by name, in any order, without counts; more than the type has does no harm. */
export type WireValue = string | number | boolean | undefined | WireObject | readonly WireValue[];
export interface WireObject {
  readonly [member: string]: WireValue;
}

const countSuffix = 'NSizeIs';

/**
 * An answer as node-soap has to be given it, because node-soap writes members in the order in which it finds them: in
 * the order of the schema, with the counts, without what the type does not have.
 */
export function shapeAnswer(
  members: readonly Member[],
  answer: WireObject,
  schema: ServiceSchema,
  arrays: ArrayForm,
): WireObject {
  const shapeItem = (type: string, value: WireValue): WireValue => {
    const inner = schema.typeMembers(type);
    if (inner === undefined) return typeof value === 'string' ? asText(value) : value;
    return shapeAnswer(inner, asObject(value), schema, arrays);
  };
  const shapeMember = (member: Member): WireValue => {
    const value = answer[member.name];
    if (member.many) {
      const items = asList(value).map((item) => shapeItem(member.type, item));
      if (items.length === 0) return undefined;
      return arrays === 'flat' ? items : { [member.type]: items };
    }
    const counted = countedMember(member, members);
    if (counted !== undefined) return asList(answer[counted.name]).length;
    return value === undefined ? undefined : shapeItem(member.type, value);
  };
  return Object.fromEntries(
    members
      .map((member) => [member.name, shapeMember(member)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function countedMember(member: Member, siblings: readonly Member[]): Member | undefined {
  if (!member.name.endsWith(countSuffix)) return undefined;
  const name = member.name.slice(0, -countSuffix.length);
  return siblings.find((sibling) => sibling.many && sibling.name === name);
}

/** node-soap writes a string that looks like a CDATA section as it is: such text has to be escaped beforehand. */
function asText(value: string): WireValue {
  return value.startsWith('<![CDATA[') ? { $xml: escapeText(value) } : value;
}

function asList(value: WireValue): readonly WireValue[] {
  return Array.isArray(value) ? (value as readonly WireValue[]) : [];
}

function asObject(value: WireValue): WireObject {
  return typeof value === 'object' && !Array.isArray(value) ? (value as WireObject) : {};
}
