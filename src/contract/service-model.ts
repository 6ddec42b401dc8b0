/** The frozen model that every printer reads: codecs, types, REST, OpenAPI. Made once by `compile.ts`. */
import type { QName, SoapVersion } from '../xml/names.ts';
import type { Evidence } from './evidence.ts';
import type { Safety } from './safety.ts';
import type { ComplexType, EnumModel, TypeModel } from './type-model.ts';

export * from './type-model.ts';
export { builtins, type Builtin } from './builtins.ts';

/** What stands in the Body of a request or an answer. */
export interface MessageModel {
  /** The element in the Body: the part's element, or for rpc the operation's name in the namespace of `soap:body`. */
  readonly name: QName;
  /** A complex or opaque type. A synthetic one for rpc (its members are the parts) and for an element of simple type. */
  readonly type: QName;
  /** True for a message without parts: the Body is empty and `type` has no members. */
  readonly empty: boolean;
  /** True for rpc/encoded, the encoding of SOAP 1.1, section 5. */
  readonly encoded: boolean;
}

/** A header block that a request may carry: the property `key` of `@headers` in its JSON. */
export interface HeaderModel {
  readonly key: string;
  readonly name: QName;
  readonly type: QName;
}

export interface FaultModel {
  readonly name: string;
  readonly element: QName;
  readonly type: QName;
}

/** Bounds of an operation's answer, in bytes but for the first two; what is absent has the codec's default. */
export interface AnswerLimits {
  /** Deepest nesting of elements, the envelope included. */
  readonly depth?: number;
  /** Most attributes of one element. */
  readonly attributes?: number;
  readonly attributeBytes?: number;
  /** Most bytes of one value. */
  readonly textBytes?: number;
  /** Most bytes of one element that is handed on as XML. */
  readonly opaqueBytes?: number;
  /** Of the answer as it comes, and of what it comes to when its references are resolved. */
  readonly totalBytes?: number;
}

export interface Operation {
  /** Name in its service: as in the WSDL, with a suffix where overloads or ports share it. */
  readonly name: string;
  /** Name of its service with version, such as `ConfigService850`. */
  readonly service: string;
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  readonly safety: Safety;
  readonly evidence: Evidence;
  /** True for what only the bridge itself may call. */
  readonly reserved: boolean;
  readonly request: MessageModel;
  readonly response: MessageModel;
  readonly headers: readonly HeaderModel[];
  readonly faults: readonly FaultModel[];
  /** Enums that hold for this operation only, by the dotted path of the member in its request. */
  readonly requestEnums: ReadonlyMap<string, EnumModel>;
  /** Members of the request that are optional structures: `filter`, `sortMode`, `details`. */
  readonly optionalStructures: ReadonlySet<string>;
  /** The enums that its request or answer uses, provisional or not. */
  readonly enums: readonly EnumModel[];
  readonly limits: AnswerLimits;
  /** Why it cannot be called, naming construct and place. */
  readonly unsupported: string | undefined;
}

/** One `wsdl:port` of a service: for people who look at a contract; sessions say where to call. */
export interface PortModel {
  readonly name: string;
  /** Absent when its binding is not SOAP, or cannot be read. */
  readonly soapVersion: SoapVersion | undefined;
  /** Without user, password, query and fragment; absent when there is none that is a URL. */
  readonly address: string | undefined;
  /** True when the service's operations are those of its binding. */
  readonly used: boolean;
  readonly unusedBecause: string | undefined;
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
  readonly ports: readonly PortModel[];
  /** What of the service, beyond single operations, cannot be used: naming construct and place. */
  readonly problems: readonly string[];
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
