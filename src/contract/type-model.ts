/** The types of a service as every printer sees them. The rules of their JSON are in `docs/json-mapping.md`. */
import type { QName } from '../xml/names.ts';
import type { Builtin } from './builtins.ts';
import type { Evidence } from './evidence.ts';

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

/** `default` or `fixed` of a schema: XML text. An empty element reads as it; a fixed one takes no other value. */
export interface Preset {
  readonly text: string;
  readonly fixed: boolean;
}

/** What one property of a complex type's JSON object stands for. */
export interface Member {
  /**
   * `element`: one element, or several when `repeated`. `group`: a repeated choice or sequence of several elements,
   * which has no element of its own: its items are objects of the synthetic complex type `type`. `any`: elements that
   * a wildcard admits, as `{"@xml": …}`.
   */
  readonly kind: 'element' | 'group' | 'any';
  /** Local name in the WSDL; for a group or a wildcard its `key`. */
  readonly name: string;
  /**
   * Namespace of the element on the wire; empty when it is unqualified. For a wildcard what it admits: `##any`, all but one
   * as `!urn:x`, or a list with `##local` for none.
   */
  readonly namespace: string;
  /** Property in the exact profile: the name, or `{namespace}name` for the second of two that share it. */
  readonly key: string;
  /** Property in the friendly profile. */
  readonly friendly: string;
  readonly type: QName;
  /** True when every valid object has it: it is neither optional itself nor inside of something that is. */
  readonly required: boolean;
  /** True for an array in JSON, whatever the number of items. */
  readonly repeated: boolean;
  /** Bounds of the number of items of a repeated member, where it is there at all. */
  readonly minItems: number;
  readonly maxItems: number | undefined;
  readonly nillable: boolean;
  readonly preset: Preset | undefined;
  readonly evidence: Evidence;
  /** Name of the array that this member counts. */
  readonly countOf: string | undefined;
  readonly enum: EnumModel | undefined;
  readonly date: DateModel | undefined;
  /** What the friendly profile fills in when it is omitted inside an optional structure. */
  readonly fill: number | boolean | undefined;
}

export interface AttributeModel {
  readonly name: string;
  readonly namespace: string;
  /** Property in the exact profile: `@name`. */
  readonly key: string;
  /** Property in the friendly profile: the plain name where it does not clash. */
  readonly friendly: string;
  /** A simple type. */
  readonly type: QName;
  readonly required: boolean;
  readonly preset: Preset | undefined;
  readonly evidence: Evidence;
}

/** Text content of a complex type: `$value` in the exact profile. */
export interface ValueModel {
  /** A simple type. */
  readonly type: QName;
  /** `value` where it does not clash. */
  readonly friendly: string;
}

/**
 * The content of a complex type as the schema orders it: what an encoder walks. A member may stand in several branches
 * of a choice, and nowhere else twice.
 */
export type Particle =
  | { readonly kind: 'member'; readonly member: number; readonly required: boolean }
  | {
      readonly kind: 'sequence' | 'choice' | 'all';
      readonly required: boolean;
      readonly particles: readonly Particle[];
    };

export interface ComplexType {
  readonly kind: 'complex';
  /** Unique in its service, and the value of `@type`: the local name, with a suffix where two namespaces share it. */
  readonly name: string;
  /** Elements and groups in the order of their first appearance, those of base types first. */
  readonly members: readonly Member[];
  /** Never repeats: what repeats is a member. Indexes are those of `members`. */
  readonly content: Particle;
  readonly attributes: readonly AttributeModel[];
  /** True where attributes that the schema does not name are allowed: `@attributes` in JSON, by `{namespace}name`. */
  readonly anyAttribute: boolean;
  readonly value: ValueModel | undefined;
  /** True when only a type derived from it may stand in a document. */
  readonly abstract: boolean;
  /** The types that may stand in its place by `xsi:type`, itself excluded, in the order of their names. */
  readonly derived: readonly QName[];
  /** The type it extends or restricts, if that is a complex type too. */
  readonly base: QName | undefined;
  /** For `soapenc:Array`: the type of the items, which are then the only member, called `item`. */
  readonly arrayOf: QName | undefined;
  readonly evidence: Evidence;
  /** For `Cfg<Object>Holder`: the two arrays that the friendly profile joins under one name. */
  readonly holder: { readonly full: string; readonly short: string; readonly items: string } | undefined;
}

/** Restrictions of a simple type, as the schema's texts. */
export interface Facets {
  readonly enumeration?: readonly string[];
  /** Regular expressions of XML Schema. Each inner list holds alternatives; every list must be met. */
  readonly patterns?: readonly (readonly string[])[];
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

interface SimpleTypeBase {
  readonly kind: 'simple';
  readonly name: string;
  readonly facets: Facets;
}

export interface AtomicType extends SimpleTypeBase {
  readonly variety: 'atomic';
  readonly base: Builtin;
}

/** Items separated by white space: a JSON array. */
export interface ListType extends SimpleTypeBase {
  readonly variety: 'list';
  /** An atomic or union type. */
  readonly item: QName;
}

/** Text that is of one of several types: a JSON string. */
export interface UnionType extends SimpleTypeBase {
  readonly variety: 'union';
  readonly memberTypes: readonly QName[];
}

export type SimpleType = AtomicType | ListType | UnionType;

/** `xsd:anyType` and mixed content: the XML itself, `{"@xml": …}` in JSON. */
export interface OpaqueType {
  readonly kind: 'opaque';
  readonly name: string;
}

/** A type that uses a construct the compiler does not know: every operation that reaches it is refused by name. */
export interface UnsupportedType {
  readonly kind: 'unsupported';
  readonly name: string;
  readonly construct: string;
}

export type TypeModel = ComplexType | SimpleType | OpaqueType | UnsupportedType;
