/** The frozen model that every printer reads: codecs, types, REST, OpenAPI. Made once by `compile.ts`. */
import type { QName } from '../xml/names.ts';
import type { Evidence } from './evidence.ts';
import type { Safety } from './safety.ts';

/** The built-in types by what they become in JSON; the rules are in `codec/scalar.ts`. */
export const builtins = [
  'string',
  'boolean',
  'byte',
  'short',
  'int',
  'unsignedByte',
  'unsignedShort',
  'unsignedInt',
  'long',
  'unsignedLong',
  'integer',
  'nonNegativeInteger',
  'positiveInteger',
  'decimal',
  'float',
  'double',
  'dateTime',
  'date',
  'time',
  'base64Binary',
  'anyURI',
  'token',
  'normalizedString',
  'QName',
] as const;
export type Builtin = (typeof builtins)[number];

/** An integer enum of WFM: what a WSDL does not say, from `conventions.json`. */
export interface EnumModel {
  readonly name: string;
  /** True while the numbers are guesses. */
  readonly provisional: boolean;
  /** True where a wrong number would silently change what is read, or do harm. */
  readonly critical: boolean;
  readonly evidence: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<number, string>;
}

/** A double that is an OLE date. */
export interface DateModel {
  readonly form: 'date' | 'dateTime';
  /** The double that means "no date", if there is one. */
  readonly none: number | undefined;
}

export interface Member {
  /** Name as in the WSDL. */
  readonly name: string;
  /** Namespace of the element on the wire; empty when it is unqualified. */
  readonly namespace: string;
  /** Name in the friendly profile. */
  readonly friendly: string;
  readonly type: QName;
  readonly required: boolean;
  /** True for a repeated element: an array in JSON, whatever the number of items. */
  readonly repeated: boolean;
  readonly nillable: boolean;
  readonly evidence: Evidence;
  /** Name of the array that this member counts. */
  readonly countOf: string | undefined;
  readonly enum: EnumModel | undefined;
  readonly date: DateModel | undefined;
  /** What the friendly profile fills in when it is omitted inside an optional structure. */
  readonly fill: number | boolean | undefined;
}

export interface ComplexType {
  readonly kind: 'complex';
  readonly name: string;
  readonly members: readonly Member[];
  readonly evidence: Evidence;
  /** For `Cfg<Object>Holder`: the two arrays that the friendly profile joins under one name. */
  readonly holder: { readonly full: string; readonly short: string; readonly items: string } | undefined;
}

export interface SimpleType {
  readonly kind: 'simple';
  readonly name: string;
  readonly base: Builtin;
  /** Allowed texts of an `xsd:enumeration`, if it is one. */
  readonly allowed: readonly string[] | undefined;
}

/** A type that uses a construct the compiler does not know: every operation that reaches it is refused by name. */
export interface UnsupportedType {
  readonly kind: 'unsupported';
  readonly name: string;
  readonly construct: string;
}

export type TypeModel = ComplexType | SimpleType | UnsupportedType;

export interface Operation {
  readonly name: string;
  /** Name of its service with version, such as `ConfigService850`. */
  readonly service: string;
  readonly soapAction: string;
  readonly soapVersion: '1.1' | '1.2';
  readonly safety: Safety;
  readonly evidence: Evidence;
  /** True for what only the bridge itself may call. */
  readonly reserved: boolean;
  readonly request: ElementModel;
  readonly response: ElementModel;
  /** Enums that hold for this operation only, by the dotted path of the member in its request. */
  readonly requestEnums: ReadonlyMap<string, EnumModel>;
  /** Members of the request that are optional structures: `filter`, `sortMode`, `details`. */
  readonly optionalStructures: ReadonlySet<string>;
  /** The enums that its request or answer uses, provisional or not. */
  readonly enums: readonly EnumModel[];
  /** Why it cannot be called, naming construct and place. */
  readonly unsupported: string | undefined;
}

/** A global element: the wrapper of a request or an answer. */
export interface ElementModel {
  readonly name: QName;
  readonly type: QName;
}

export interface Service {
  /** Name as a session lists it: `ConfigService850`. */
  readonly name: string;
  /** Name of the `wsdl:service` and of the handler: `WFMConfigService850`. */
  readonly wsdlName: string;
  /** Name without version. */
  readonly family: string;
  readonly version: number | undefined;
  readonly namespace: string;
  /** File it was read from, relative to the WSDL folder. */
  readonly file: string;
  readonly evidence: Evidence;
  readonly types: ReadonlyMap<QName, TypeModel>;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** The type that a WFM write answers with, in WSDL names. */
export interface ValidationModel {
  readonly type: string;
  readonly success: string;
  readonly warnings: string;
  readonly errors: string;
  readonly objectId: string;
}

export interface ServiceModel {
  /** By family, then oldest version first. */
  readonly services: readonly Service[];
  readonly validation: ValidationModel | undefined;
  readonly enums: ReadonlyMap<string, EnumModel>;
}

/** A service by its name with or without version; without, the newest stands for it. */
export function findService(model: ServiceModel, name: string): Service | undefined {
  return (
    model.services.find((service) => service.name === name) ??
    model.services.findLast((service) => service.family === name)
  );
}

export function typeOf(service: Service, name: QName): TypeModel {
  const type = service.types.get(name);
  if (type === undefined) throw new Error(`the model of ${service.name} has no type ${name}`);
  return type;
}

/** The type of a request or answer wrapper, which the compiler has made sure is complex. */
export function complexTypeOf(service: Service, name: QName): ComplexType {
  const type = typeOf(service, name);
  if (type.kind !== 'complex') throw new Error(`${name} of ${service.name} is not a complex type`);
  return type;
}
