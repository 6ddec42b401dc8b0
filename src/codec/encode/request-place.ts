/** Where in a request a type stands: that decides what is filled in and which enum of the operation applies. */
import {
  typeOf,
  type EnumModel,
  type Member,
  type Operation,
  type Service,
} from '../../contract/service-model.ts';

export interface RequestPlace {
  /** Dotted path from the request's wrapper; `undefined` where it no longer matters. */
  readonly path: string | undefined;
  /** True inside of an optional structure, whose members are filled. */
  readonly filling: boolean;
}

export const topPlace: RequestPlace = { path: '', filling: false };
export const deepPlace: RequestPlace = { path: undefined, filling: false };

function isStructure(member: Member, owner: RequestPlace, operation: Operation): boolean {
  return owner.path === '' && operation.optionalStructures.has(member.name);
}

/** The top of the request and its optional structures are compiled in place; what is below them is shared. */
export function placeOf(member: Member, owner: RequestPlace, operation: Operation): RequestPlace {
  return owner.path === ''
    ? { path: member.name, filling: isStructure(member, owner, operation) }
    : deepPlace;
}

export function enumOf(member: Member, owner: RequestPlace, operation: Operation): EnumModel | undefined {
  const path = owner.path === '' ? member.name : `${owner.path ?? '?'}.${member.name}`;
  return operation.requestEnums.get(path) ?? member.enum;
}

/** What stands in for a member that was omitted: a default of the conventions, or an optional structure of defaults. */
export function fillOf(
  member: Member,
  owner: RequestPlace,
  service: Service,
  operation: Operation,
): { readonly fill?: unknown } {
  if (owner.filling && member.fill !== undefined) return { fill: member.fill };
  if (member.required || !isStructure(member, owner, operation)) return {};
  const type = typeOf(service, member.type);
  const fillable =
    type.kind === 'complex' &&
    !type.abstract &&
    type.members.every(
      (inner) => !inner.required || inner.repeated || inner.countOf !== undefined || inner.fill !== undefined,
    );
  return fillable ? { fill: {} } : {};
}
