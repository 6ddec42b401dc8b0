/** The facets of a simple type as JSON Schema says them; what it cannot say becomes a sentence. */
import type { AtomicType, Facets } from '../contract/service-model.ts';
import { isObject, present, type JsonSchema } from './json-schema.ts';

/** Regular expressions that mean the same in XML Schema and in JSON Schema. `^` and `$` are no anchors there. */
const portable = /^(?:[^\\^$[\]]|\\[d.\\?*+{}()[\]|-]|\[(?:[^\\^$[\]&~]|\\[d.\\\]^-])+\])*$/;

function patternOf(alternatives: readonly string[]): string | undefined {
  if (!alternatives.every((pattern) => pattern.length <= 1000 && portable.test(pattern))) return undefined;
  const pattern = `^(?:${alternatives.join('|')})$`;
  try {
    new RegExp(pattern, 'u');
    return pattern;
  } catch {
    return undefined;
  }
}

function bounds(facets: Facets): JsonSchema {
  const number = (text: string | undefined): number | undefined => {
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  };
  return present({
    minimum: number(facets.minInclusive),
    maximum: number(facets.maxInclusive),
    exclusiveMinimum: number(facets.minExclusive),
    exclusiveMaximum: number(facets.maxExclusive),
  });
}

function lengths({ length, minLength, maxLength }: Facets, of: 'Length' | 'Items'): JsonSchema {
  return present({ [`min${of}`]: length ?? minLength, [`max${of}`]: length ?? maxLength });
}

function sentences(facets: Facets, names: readonly (keyof Facets)[]): string | undefined {
  const said = names.filter((name) => facets[name] !== undefined);
  if (said.length === 0) return undefined;
  return said.map((name) => `${name}: ${JSON.stringify(facets[name])}.`).join(' ');
}

function described(schema: JsonSchema, more: string | undefined): JsonSchema {
  const { description } = schema;
  if (more === undefined) return schema;
  return { ...schema, description: typeof description === 'string' ? `${description} ${more}` : more };
}

function textFacets(schema: JsonSchema, facets: Facets): JsonSchema {
  const { enumeration, patterns = [] } = facets;
  const isEncoded = schema['contentEncoding'] !== undefined;
  const known = patterns.map(patternOf).filter((pattern) => pattern !== undefined);
  const [first, ...others] = known;
  const all = [schema['pattern'], first].filter((pattern) => pattern !== undefined);
  const narrowed = present({
    ...schema,
    // The lengths of binary types count bytes.
    ...(isEncoded || schema['pattern'] !== undefined ? {} : lengths(facets, 'Length')),
    enum: enumeration,
    pattern: all[0],
    allOf:
      all.length + others.length > 1
        ? [...all.slice(1), ...others].map((pattern) => ({ pattern }))
        : undefined,
  });
  const lost = known.length < patterns.length ? (['patterns'] as const) : [];
  return described(
    narrowed,
    sentences(facets, [
      ...lost,
      ...(isEncoded ? (['length', 'minLength', 'maxLength'] as const) : []),
      'minInclusive',
      'maxInclusive',
      'minExclusive',
      'maxExclusive',
      'totalDigits',
      'fractionDigits',
    ]),
  );
}

/** Narrows the schema of a built-in type by the facets of a type that restricts it. */
export function withFacets(schema: JsonSchema, { facets }: AtomicType): JsonSchema {
  if (schema['type'] === 'string') return textFacets(schema, facets);
  const numbers = facets.enumeration?.map(Number);
  if (schema['type'] === 'integer') {
    const isWhole = numbers?.every((value) => Number.isSafeInteger(value)) ?? false;
    const narrowed = { ...schema, ...bounds(facets), ...(isWhole ? { enum: numbers } : {}) };
    return described(narrowed, sentences(facets, ['patterns', 'totalDigits']));
  }
  return described(
    schema,
    sentences(facets, [
      'enumeration',
      'patterns',
      'minInclusive',
      'maxInclusive',
      'minExclusive',
      'maxExclusive',
    ]),
  );
}

/** Lengths of a list type are numbers of items. */
export function withListFacets(schema: JsonSchema, facets: Facets): JsonSchema {
  if (!isObject(schema)) return schema;
  return described(
    { ...schema, ...lengths(facets, 'Items') },
    sentences(facets, ['enumeration', 'patterns']),
  );
}
