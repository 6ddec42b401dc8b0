/** Values of the `exact` profile for any type of a model, as fast-check makes and shrinks them. */
import fc from 'fast-check';
import { typeOf, type Builtin, type Member, type Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';

export interface ArbitraryOptions {
  /** True when a double that is an OLE date shall be one; otherwise it is any double. */
  readonly realDates?: boolean;
}

const range = (minimum: number, maximum: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(minimum, maximum, 0, 1), fc.integer({ min: minimum, max: maximum }));

const digits = (minimum: bigint, maximum: bigint): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(minimum, maximum), fc.bigInt({ min: minimum, max: maximum }))
    .map((value) => value.toString());

const characters = Array.from('aZ09 \t\n\r<>&"\']é€語😀\u0085\u2028');
const text = fc.oneof(
  fc.constantFrom('', '007', '  x ', ']]>', '&amp;', '<b>', 'null', '😀', 'line\r\nend', 'true'),
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 }),
);
const token = fc.constantFrom('a', 'x-1', 'token');

// Without -0, which is written as such but read as 0.
const double = fc.oneof(
  fc.constantFrom('INF', '-INF', 'NaN'),
  fc.constantFrom(0, 0.1, 1e-300, 1.7976931348623157e308, 45306.385416666664, -1.25),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
);

/** Every built-in that the bridge knows. */
const builtinArbitraries: Readonly<Record<Builtin, fc.Arbitrary<unknown>>> = {
  string: text,
  normalizedString: token,
  token,
  anyURI: token,
  QName: token,
  NOTATION: token,
  anySimpleType: token,
  language: fc.constantFrom('en', 'nl-NL'),
  Name: token,
  NCName: token,
  NMTOKEN: token,
  ID: token,
  IDREF: token,
  ENTITY: token,
  boolean: fc.boolean(),
  byte: range(-128, 127),
  short: range(-32_768, 32_767),
  int: range(-2_147_483_648, 2_147_483_647),
  unsignedByte: range(0, 255),
  unsignedShort: range(0, 65_535),
  unsignedInt: range(0, 4_294_967_295),
  long: digits(-(2n ** 63n), 2n ** 63n - 1n),
  unsignedLong: digits(0n, 2n ** 64n - 1n),
  integer: digits(-(10n ** 40n), 10n ** 40n),
  nonPositiveInteger: digits(-(10n ** 40n), 0n),
  negativeInteger: digits(-(10n ** 40n), -1n),
  nonNegativeInteger: digits(0n, 10n ** 40n),
  positiveInteger: digits(1n, 10n ** 40n),
  decimal: fc.constantFrom('0', '0.10', '-12345678901234567890.123456789', '.5', '007'),
  float: fc.constantFrom(0, 0.5, -2, 'INF', 'NaN'),
  double,
  dateTime: fc.constantFrom('2024-01-15T09:15:00', '2024-02-29T23:59:59.999+05:30', '1999-12-31T00:00:00Z'),
  date: fc.constantFrom('2024-02-29', '1899-12-30', '2010-08-01Z'),
  time: fc.constantFrom('00:00:00', '23:59:59.5', '09:15:00+01:00'),
  duration: fc.constantFrom('P1Y', 'PT0.5S', '-P1DT2H'),
  gYear: fc.constantFrom('2024', '-0044Z'),
  gYearMonth: fc.constantFrom('2024-02'),
  gMonth: fc.constantFrom('--02'),
  gMonthDay: fc.constantFrom('--02-29'),
  gDay: fc.constantFrom('---31'),
  hexBinary: fc.constantFrom('', '00ff', 'CAFE'),
  base64Binary: fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('base64')),
};

const deepest = 5;

class Arbitraries {
  readonly #service: Service;
  readonly #options: ArbitraryOptions;

  constructor(service: Service, options: ArbitraryOptions) {
    this.#service = service;
    this.#options = options;
  }

  #ofMember(member: Member, depth: number): fc.Arbitrary<unknown> {
    const realDate = member.date !== undefined && this.#options.realDates === true;
    const plain = realDate ? fc.integer({ min: 1, max: 80_000 }) : this.ofType(member.type, depth + 1);
    const one = member.nillable ? fc.option(plain, { nil: null }) : plain;
    if (member.repeated) return fc.array(one, { maxLength: depth < deepest ? 3 : 0 });
    if (member.required) return one;
    return depth < deepest ? fc.option(one, { nil: undefined }) : fc.constant(undefined);
  }

  ofType(name: QName, depth: number): fc.Arbitrary<unknown> {
    const type = typeOf(this.#service, name);
    if (type.kind === 'simple' && type.variety === 'atomic') {
      const { enumeration } = type.facets;
      return enumeration === undefined ? builtinArbitraries[type.base] : fc.constantFrom(...enumeration);
    }
    if (type.kind !== 'complex') throw new Error(`${name} is not supported`);
    if (depth > deepest) return fc.constant({});
    const plain = type.members.filter((member) => member.countOf === undefined);
    const shape = Object.fromEntries(plain.map((member) => [member.name, this.#ofMember(member, depth)]));
    // Members come back in the order of the type, counts included, and what is absent has no key.
    return fc.record(shape).map((values) => {
      const filled = type.members.map((member) => {
        const counted = member.countOf === undefined ? undefined : values[member.countOf];
        return [member.name, Array.isArray(counted) ? counted.length : values[member.name]] as const;
      });
      return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
    });
  }
}

export function arbitraryOfType(
  service: Service,
  type: QName,
  options: ArbitraryOptions = {},
): fc.Arbitrary<unknown> {
  return new Arbitraries(service, options).ofType(type, 0);
}

export function arbitraryOfBuiltin(builtin: Builtin): fc.Arbitrary<unknown> {
  return builtinArbitraries[builtin];
}
