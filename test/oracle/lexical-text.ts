/** The JSON of a simple type → one of the texts that mean it. */
import { typeOf, type Builtin, type Preset, type Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import type { Draws } from './draws.ts';
import { decodeSimple, Digits } from './simple-text.ts';

export interface LexicalNames {
  /** A name with a prefix that is declared for its namespace where the text stands. */
  readonly name: (namespace: string, local: string) => string;
  readonly draws: Draws;
}

const strings: ReadonlySet<Builtin> = new Set<Builtin>([
  'string',
  'normalizedString',
  'token',
  'language',
  'Name',
  'NCName',
  'NMTOKEN',
  'ID',
  'IDREF',
  'ENTITY',
  'anyURI',
  'anySimpleType',
]);
const small: ReadonlySet<Builtin> = new Set<Builtin>([
  'byte',
  'short',
  'int',
  'unsignedByte',
  'unsignedShort',
  'unsignedInt',
]);

function padded(text: string, draws: Draws): string {
  return draws.chance(0.05) ? `${draws.pick([' ', '\n', '\t '])}${text}${draws.pick(['', ' '])}` : text;
}

function atomic(base: Builtin, value: unknown, { name, draws }: LexicalNames): string {
  if (base === 'QName' || base === 'NOTATION') {
    const text = String(value);
    const end = text.indexOf('}');
    return name(text.slice(1, Math.max(end, 1)), text.slice(end + 1));
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  if (strings.has(base)) return text;
  if (base === 'boolean' && draws.chance(0.3)) return padded(value === true ? '1' : '0', draws);
  if (small.has(base) && draws.chance(0.05))
    return padded(
      text.replace(/^(-?)/, (sign) => `${sign}00`),
      draws,
    );
  return padded(text, draws);
}

export function lexicalText(service: Service, name: QName, value: unknown, names: LexicalNames): string {
  const type = typeOf(service, name);
  if (type.kind !== 'simple') throw new Error(`${name} is not a simple type`);
  if (type.variety === 'atomic') return atomic(type.base, value, names);
  if (type.variety === 'union') return padded(String(value), names.draws);
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item: unknown) => lexicalText(service, type.item, item, names).trim());
  return padded(items.join(names.draws.chance(0.1) ? ' \n ' : ' '), names.draws);
}

/** Whether an empty element means this value. */
export function presetMeans(
  service: Service,
  name: QName,
  preset: Preset | undefined,
  value: unknown,
): boolean {
  const type = typeOf(service, name);
  if (preset === undefined || type.kind !== 'simple') return false;
  const meant = decodeSimple(service, name, preset.text, () => undefined);
  return (meant instanceof Digits ? meant.value : meant) === value;
}

/** Whether a value is, or lists, a QName without a namespace. */
export function hasBareName(service: Service, name: QName, value: unknown): boolean {
  const type = typeOf(service, name);
  if (type.kind !== 'simple' || type.variety === 'union') return false;
  if (type.variety === 'list')
    return Array.isArray(value) && value.some((item) => hasBareName(service, type.item, item));
  const isName = type.base === 'QName' || type.base === 'NOTATION';
  return isName && typeof value === 'string' && !value.startsWith('{');
}
