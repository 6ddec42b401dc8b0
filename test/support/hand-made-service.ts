/** Models made by hand: a service of the types that a test is about, without a WSDL that would have to be compiled. */
import type {
  AttributeModel,
  AtomicType,
  Builtin,
  ComplexType,
  Facets,
  Member,
  MessageModel,
  Operation,
  Particle,
  Service,
  TypeModel,
} from '../../src/contract/service-model.ts';
import type { Evidence } from '../../src/contract/evidence.ts';
import { ns, qname, type QName } from '../../src/xml/names.ts';

export const namespace = 'urn:t';
const evidence: Evidence = { label: 'inferred', detail: '', text: '' };
/** A name in the namespace of the tests. */
export const t = (local: string): QName => qname(namespace, local);
/** A built-in type. */
export const xsd = (local: Builtin): QName => qname(ns.xsd, local);

export function member(name: string, type: QName, more: Partial<Member> = {}): Member {
  return {
    kind: 'element',
    name,
    namespace,
    key: name,
    friendly: name,
    type,
    required: false,
    repeated: false,
    minItems: 0,
    maxItems: undefined,
    nillable: false,
    preset: undefined,
    evidence,
    countOf: undefined,
    enum: undefined,
    date: undefined,
    fill: undefined,
    ...more,
  };
}

export function attribute(name: string, type: QName, more: Partial<AttributeModel> = {}): AttributeModel {
  return {
    name,
    namespace: '',
    key: `@${name}`,
    friendly: name,
    type,
    required: false,
    preset: undefined,
    evidence,
    ...more,
  };
}

export const one = (index: number, required = false): Particle => ({
  kind: 'member',
  member: index,
  required,
});
export const sequence = (...particles: Particle[]): Particle => ({
  kind: 'sequence',
  required: true,
  particles,
});
export const choice = (required: boolean, ...particles: Particle[]): Particle => ({
  kind: 'choice',
  required,
  particles,
});
/** A branch of several elements. */
export const branch = (...particles: Particle[]): Particle => ({
  kind: 'sequence',
  required: true,
  particles,
});

export function complex(
  name: string,
  members: readonly Member[] = [],
  more: Partial<ComplexType> = {},
): ComplexType {
  return {
    kind: 'complex',
    name,
    members,
    content: sequence(...members.map((each, index) => one(index, each.required))),
    attributes: [],
    anyAttribute: false,
    value: undefined,
    abstract: false,
    derived: [],
    base: undefined,
    arrayOf: undefined,
    evidence,
    holder: undefined,
    ...more,
  };
}

export function simple(name: string, base: Builtin, facets: Facets = {}): AtomicType {
  return { kind: 'simple', variety: 'atomic', name, base, facets };
}

export interface HandMade {
  /** By local name in the namespace of the tests; built-in types are there anyway. */
  readonly types: Readonly<Record<string, TypeModel>>;
  readonly request?: Partial<MessageModel>;
  readonly response?: Partial<MessageModel>;
  readonly operation?: Partial<Operation>;
}

const used: readonly Builtin[] = ['string', 'int', 'long', 'boolean', 'decimal', 'QName', 'double', 'date'];

/** A service with the one operation `Op`, whose request is of the type `Op` and whose answer of `OpResponse`. */
export function handMade({ types, request, response, operation }: HandMade): [Service, Operation] {
  const message = (name: string, more: Partial<MessageModel> = {}): MessageModel => ({
    name: t(name),
    type: t(name),
    empty: false,
    encoded: false,
    ...more,
  });
  const op: Operation = {
    name: 'Op',
    service: 'TestService100',
    soapAction: '#Op',
    soapVersion: '1.1',
    safety: 'read',
    limits: {},
    evidence,
    reserved: false,
    request: message('Op', request),
    response: message('OpResponse', response),
    headers: [],
    faults: [],
    requestEnums: new Map(),
    optionalStructures: new Set(),
    enums: [],
    unsupported: undefined,
    ...operation,
  };
  const all: [QName, TypeModel][] = [
    ...used.map((base): [QName, TypeModel] => [xsd(base), simple(base, base)]),
    [t('Op'), complex('Op')],
    [t('OpResponse'), complex('OpResponse')],
    ...Object.entries(types).map(([name, type]): [QName, TypeModel] => [t(name), type]),
  ];
  const service: Service = {
    name: 'TestService100',
    wsdlName: 'WFMTestService100',
    family: 'TestService',
    version: 100,
    namespace,
    file: 'test.wsdl',
    evidence,
    types: new Map(all),
    operations: new Map([['Op', op]]),
    ports: [],
    problems: [],
  };
  return [service, op];
}
