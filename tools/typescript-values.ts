/** Simple types, enums and XML as TypeScript types. */
import { typeOf, type EnumModel, type Service, type SimpleType } from '../src/contract/service-model.ts';

/** `{"@xml": …}` */
export const xmlText = "{ readonly '@xml': string }";

const numberBases = new Set(['byte', 'short', 'int', 'unsignedByte', 'unsignedShort', 'unsignedInt']);

/** The JSON of a simple type. */
export function simpleText(service: Service, type: SimpleType): string {
  if (type.variety === 'list') {
    const item = typeOf(service, type.item);
    return `readonly (${item.kind === 'simple' ? simpleText(service, item) : 'string'})[]`;
  }
  const { enumeration } = type.facets;
  const literals = enumeration?.map((text) => JSON.stringify(text)).join(' | ');
  if (type.variety === 'union') return literals ?? 'string';
  if (type.base === 'boolean') return 'boolean';
  if (type.base === 'double' || type.base === 'float') return "number | 'INF' | '-INF' | 'NaN'";
  if (numberBases.has(type.base)) {
    const numbers = enumeration?.map(Number);
    return numbers?.every((number) => Number.isSafeInteger(number)) === true ? numbers.join(' | ') : 'number';
  }
  return literals ?? 'string';
}

export function enumText(model: EnumModel): string {
  return `${[...model.numbers.keys()].map((name) => `'${name}'`).join(' | ')} | number`;
}
