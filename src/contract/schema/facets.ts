/** Facets of a restriction, laid over those of the base. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import { localOf, namespaceOf } from '../../xml/names.ts';
import type { Builtin } from '../builtins.ts';
import { facetNames } from './schema-grammar.ts';
import { referenceOf, type SchemaSource } from './schema-source.ts';
import type { Facets } from '../type-model.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

const names: ReadonlySet<string> = new Set(facetNames);
const counts = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'] as const;
const bounds = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'] as const;

function valueOf(facet: XmlElement, path: string): string {
  const value = attributeOf(facet, 'value');
  if (value === undefined) throw new UnsupportedConstruct(`xsd:${facet.local} without a value in ${path}`);
  return value;
}

function countOf(facet: XmlElement, path: string): number {
  const text = valueOf(facet, path).trim();
  if (!/^\d{1,15}$/.test(text)) throw new UnsupportedConstruct(`xsd:${facet.local}="${text}" in ${path}`);
  return Number(text);
}

/** `p:local` as it stands in JSON, where prefixes mean nothing. */
function withoutPrefix(source: SchemaSource, facet: XmlElement, text: string): string {
  const name = referenceOf(source, facet, text);
  return namespaceOf(name) === '' ? localOf(name) : name;
}

export interface FacetSource {
  readonly restriction: readonly XmlElement[];
  readonly source: SchemaSource;
  readonly path: string;
  /** The built-in type below an atomic type. */
  readonly builtin: Builtin | undefined;
}

/** The facets among the parts of a restriction over those of its base. Throws for one whose value is not of its kind. */
export function readFacets({ restriction, source, path, builtin }: FacetSource, base: Facets): Facets {
  const facets: Mutable<Facets> = { ...base };
  const own = restriction.filter((part) => names.has(part.local));
  const of = (local: string): XmlElement[] => own.filter((part) => part.local === local);
  const isName = builtin === 'QName' || builtin === 'NOTATION';
  const allowed = of('enumeration').map((facet) => {
    const text = valueOf(facet, path);
    return isName ? withoutPrefix(source, facet, text) : text;
  });
  if (allowed.length > 0) facets.enumeration = allowed;
  const patterns = of('pattern').map((facet) => valueOf(facet, path));
  if (patterns.length > 0) facets.patterns = [...(base.patterns ?? []), patterns];
  for (const name of counts) for (const facet of of(name)) facets[name] = countOf(facet, path);
  for (const name of bounds) for (const facet of of(name)) facets[name] = valueOf(facet, path).trim();
  return facets;
}

/** What `whiteSpace` makes of a string type: XML Schema has a built-in type for each of its values. */
export function builtinFor(base: Builtin, { restriction, path }: FacetSource): Builtin {
  const facet = restriction.find((part) => part.local === 'whiteSpace');
  if (facet === undefined || (base !== 'string' && base !== 'normalizedString')) return base;
  const value = valueOf(facet, path);
  if (value === 'collapse') return 'token';
  if (value === 'replace') return 'normalizedString';
  if (value === 'preserve') return base;
  throw new UnsupportedConstruct(`xsd:whiteSpace="${value}" in ${path}`);
}
