/** The comparison of a loaded contract with what endpoints use of it. */
import {
  findService,
  typeOf,
  type ComplexType,
  type Operation,
  type Service,
  type ServiceModel,
} from './service-model.ts';

/** An operation and the members that somebody relies on, in WSDL names. */
export interface UsedOperation {
  /** Name without version. */
  readonly service: string;
  readonly operation: string;
  /** `Type.member`, such as `CfgSite.wmSiteId`; `GetSite.filter` for a member of the request itself. */
  readonly members: readonly string[];
}

export interface MissingUse {
  readonly service: string;
  readonly operation: string;
  /** Absent when the operation itself is missing. */
  readonly member?: string;
}

/** The type called `name` in a service; the wrapper of a request is called like its operation. */
function typeNamed(service: Service, operation: Operation, name: string): ComplexType | undefined {
  if (name === operation.name) {
    const wrapper = typeOf(service, operation.request.type);
    return wrapper.kind === 'complex' ? wrapper : undefined;
  }
  for (const type of service.types.values()) if (type.kind === 'complex' && type.name === name) return type;
  return undefined;
}

function hasMember(service: Service, operation: Operation, use: string): boolean {
  const dot = use.indexOf('.');
  const type = typeNamed(service, operation, use.slice(0, dot));
  return type?.members.some((member) => member.name === use.slice(dot + 1)) ?? false;
}

/** What the contract lacks of these uses, each with its names. */
export function missingUses(model: ServiceModel, uses: readonly UsedOperation[]): readonly MissingUse[] {
  return uses.flatMap((use): MissingUse[] => {
    const service = findService(model, use.service);
    const operation = service?.operations.get(use.operation);
    const names = { service: use.service, operation: use.operation };
    if (service === undefined || operation === undefined || operation.unsupported !== undefined)
      return [names];
    return use.members
      .filter((member) => !hasMember(service, operation, member))
      .map((member) => ({ ...names, member }));
  });
}

/** Each of them once, for people: `ConfigService.GetSite` or `ConfigService.GetSite CfgSite.wmSiteId`. */
export function missingNames(missing: readonly MissingUse[]): readonly string[] {
  const names = missing.map(
    ({ service, operation, member }) => `${service}.${operation}${member === undefined ? '' : ` ${member}`}`,
  );
  return [...new Set(names)];
}
