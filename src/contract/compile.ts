/** WSDL text → the frozen `ServiceModel`: the schema is interpreted here, once, and the conventions are applied. */
import { BridgeError } from '../error/bridge-error.ts';
import type { QName } from '../xml/names.ts';
import {
  conventionBook,
  safetyOf,
  type ConventionBook,
  type Conventions,
  type OperationClasses,
} from './conventions.ts';
import { friendlyNames } from './friendly-names.ts';
import type { SchemaMember, SchemaSet, SchemaType } from './schema.ts';
import type {
  ComplexType,
  EnumModel,
  Member,
  MessageModel,
  Operation,
  Service,
  ServiceModel,
  TypeModel,
} from './service-model.ts';
import { readWsdl, type WsdlOperation, type WsdlService } from './wsdl.ts';

/** The text of a WSDL with its path relative to the folder. */
export interface WsdlFile {
  readonly path: string;
  readonly text: string;
}

export interface ContractSource {
  readonly files: readonly WsdlFile[];
  readonly conventions: Conventions;
  readonly operations: OperationClasses;
}

/** `WFMConfigService850` → `ConfigService850`, `ConfigService`, 850; a name of another make stays as it is. */
function nameParts(wsdlName: string): {
  readonly name: string;
  readonly family: string;
  readonly version?: number;
} {
  const name = /^WFM(?=[A-Z])/.test(wsdlName) ? wsdlName.slice(3) : wsdlName;
  const match = /^(.*\D)(\d{2,4})$/.exec(name);
  if (match === null) return { name, family: name };
  return { name, family: match[1] ?? name, version: Number(match[2]) };
}

function compileMember(
  member: SchemaMember,
  owner: SchemaType & { kind: 'complex' },
  book: ConventionBook,
): Omit<Member, 'friendly'> {
  const suffix = book.source.arrays.countSuffix;
  const counted = member.name.endsWith(suffix) ? member.name.slice(0, -suffix.length) : undefined;
  const isCount =
    counted !== undefined && owner.members.some((other) => other.name === counted && other.repeated);
  const key = `${owner.name}.${member.name}`;
  return {
    kind: 'element',
    ...member,
    key: member.name,
    minItems: 0,
    maxItems: undefined,
    preset: undefined,
    countOf: isCount ? counted : undefined,
    enum: book.enumOf(key),
    date: book.dateOf(key),
    fill: book.fillOf(key),
  };
}

function holderOf(members: readonly Member[], book: ConventionBook): ComplexType['holder'] {
  const { full, short, items } = book.source.holders;
  const has = (name: string): boolean => members.some((member) => member.name === name && member.repeated);
  return has(full) && has(short) ? { full, short, items } : undefined;
}

function compileType(type: SchemaType, book: ConventionBook): TypeModel {
  if (type.kind === 'unsupported') return type;
  if (type.kind === 'simple') {
    const facets = type.allowed === undefined ? {} : { enumeration: type.allowed };
    return { kind: 'simple', variety: 'atomic', name: type.name, base: type.base, facets };
  }
  const plain = type.members.map((member) => compileMember(member, type, book));
  const visible = plain.filter((member) => member.countOf === undefined).map((member) => member.name);
  const friendly = friendlyNames(type.name, visible, book.source.names);
  const members = plain.map((member) => ({ ...member, friendly: friendly.get(member.name) ?? member.name }));
  return {
    kind: 'complex',
    name: type.name,
    members,
    content: {
      kind: 'sequence',
      required: true,
      particles: members.map(({ required }, member) => ({ kind: 'member', member, required })),
    },
    attributes: [],
    anyAttribute: false,
    value: undefined,
    abstract: false,
    derived: [],
    base: undefined,
    arrayOf: undefined,
    evidence: type.evidence,
    holder: holderOf(members, book),
  };
}

/** Every type that can be reached, each once. */
function reachable(types: ReadonlyMap<QName, TypeModel>, roots: readonly QName[]): TypeModel[] {
  const seen = new Set<QName>();
  const queue = [...roots];
  const found: TypeModel[] = [];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const type = types.get(name) ?? {
      kind: 'unsupported',
      name,
      construct: `the type ${name}, which is not defined`,
    };
    found.push(type);
    if (type.kind === 'complex') queue.push(...type.members.map((member) => member.type));
  }
  return found;
}

function enumsOf(
  types: readonly TypeModel[],
  requestEnums: ReadonlyMap<string, EnumModel>,
): readonly EnumModel[] {
  const found = new Set(requestEnums.values());
  for (const type of types) {
    if (type.kind !== 'complex') continue;
    for (const member of type.members) if (member.enum !== undefined) found.add(member.enum);
  }
  return [...found].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

interface ServiceContext {
  readonly names: ReturnType<typeof nameParts>;
  readonly types: ReadonlyMap<QName, TypeModel>;
  readonly schemas: SchemaSet;
  readonly source: ContractSource;
  readonly book: ConventionBook;
}

const nowhere: MessageModel = { name: '{}', type: '{}', empty: false, encoded: false };

function elementOf(context: ServiceContext, name: QName | undefined): MessageModel | undefined {
  const type = name === undefined ? undefined : context.schemas.elements.get(name);
  return name === undefined || type === undefined ? undefined : { name, type, empty: false, encoded: false };
}

function compileOperation(context: ServiceContext, wsdl: WsdlOperation): Operation {
  const request = elementOf(context, wsdl.request);
  const response = elementOf(context, wsdl.response);
  const requestEnums = context.book.requestEnums(wsdl.name);
  const roots = [request, response].flatMap((element) => (element === undefined ? [] : [element.type]));
  const types = reachable(context.types, roots);
  const refused = types.find((type) => type.kind === 'unsupported');
  const wrappers = roots.every((root) => context.types.get(root)?.kind === 'complex');
  const unsupported =
    wsdl.unsupported ??
    (refused?.kind === 'unsupported' ? refused.construct : undefined) ??
    (roots.length < 2 ? `an element that is not defined, in ${wsdl.name}` : undefined) ??
    (wrappers ? undefined : `a message element of simple type, in ${wsdl.name}`);
  return {
    name: wsdl.name,
    service: context.names.name,
    soapAction: wsdl.soapAction,
    soapVersion: wsdl.soapVersion,
    safety: safetyOf(context.source.operations, context.names.family, wsdl.name),
    evidence: wsdl.evidence,
    reserved: context.source.operations.reserved.includes(context.names.family),
    request: request ?? nowhere,
    response: response ?? nowhere,
    headers: [],
    faults: [],
    requestEnums,
    optionalStructures: new Set(context.book.source.optionalStructures),
    enums: enumsOf(types, requestEnums),
    unsupported,
  };
}

function compileService(
  wsdl: WsdlService,
  file: string,
  source: ContractSource,
  book: ConventionBook,
): Service {
  const names = nameParts(wsdl.name);
  const types = new Map([...wsdl.schemas.types].map(([name, type]) => [name, compileType(type, book)]));
  const context: ServiceContext = { names, types, schemas: wsdl.schemas, source, book };
  return {
    name: names.name,
    wsdlName: wsdl.name,
    family: names.family,
    version: names.version,
    namespace: wsdl.namespace,
    file,
    evidence: wsdl.evidence,
    types,
    operations: new Map(
      wsdl.operations.map((operation) => [operation.name, compileOperation(context, operation)]),
    ),
  };
}

function byFamilyAndVersion(a: Service, b: Service): number {
  const order = a.family.localeCompare(b.family, 'en');
  return order === 0 ? (a.version ?? 0) - (b.version ?? 0) : order;
}

function refuseChange(): never {
  throw new TypeError('the contract is frozen');
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map || value instanceof Set) {
    // `freeze` does not reach the entries of a map or a set.
    for (const method of ['set', 'add', 'delete', 'clear'])
      Object.defineProperty(value, method, { value: refuseChange });
  }
  Object.freeze(value);
  const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  for (const part of parts) deepFreeze(part);
  return value;
}

/** Compiles a set of WSDLs. Throws `invalid-contract` for a file that cannot be read or two services of one name. */
export function compileContract(source: ContractSource): ServiceModel {
  const book = conventionBook(source.conventions);
  const services = source.files.flatMap((file) =>
    readWsdl(file.text, file.path).map((wsdl) => compileService(wsdl, file.path, source, book)),
  );
  services.sort(byFamilyAndVersion);
  const twice = services.find((service, index) => services[index - 1]?.name === service.name);
  if (twice !== undefined)
    throw new BridgeError('invalid-contract', `two files describe ${twice.name}: ${twice.file} is one`);
  return deepFreeze({ services, validation: source.conventions.validation, enums: book.enums });
}
