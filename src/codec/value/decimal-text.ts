/** Decimal numbers as the digits they are: no float, and no work beyond their length. */

export interface Digits {
  readonly negative: boolean;
  /** Without zeros in front: empty for a number below 1. */
  readonly whole: string;
  /** Without zeros at the end. */
  readonly fraction: string;
}

/** The digits of a text that is of `xsd:decimal` or a type below it. */
export function digitsOf(text: string): Digits {
  const point = text.indexOf('.');
  const signed = text.startsWith('-') || text.startsWith('+');
  let start = signed ? 1 : 0;
  const wholeEnd = point === -1 ? text.length : point;
  while (start < wholeEnd && text[start] === '0') start += 1;
  let end = point === -1 ? wholeEnd : text.length;
  while (end > wholeEnd + 1 && text[end - 1] === '0') end -= 1;
  return {
    negative: text.startsWith('-'),
    whole: text.slice(start, wholeEnd),
    fraction: text.slice(wholeEnd + 1, end),
  };
}

/** A number of JSON as `xsd:decimal`, which has no exponents: `0.0000001` for 1e-7. Other than finite ones are no decimals. */
export function decimalOf(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  // A number is only written with a positive exponent when all of its digits are before the point.
  return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
}

/** Two texts of a decimal have the same one when they are the same number. */
export function decimalKey(text: string): string {
  const digits = digitsOf(text);
  return `${digits.negative && !isZero(digits) ? '-' : ''}${digits.whole}.${digits.fraction}`;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function compareSizes(a: Digits, b: Digits): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  return a.whole === b.whole ? compareTexts(a.fraction, b.fraction) : compareTexts(a.whole, b.whole);
}

function isZero({ whole, fraction }: Digits): boolean {
  return whole === '' && fraction === '';
}

/** Negative, 0 or positive, exactly. */
export function compareDecimals(one: string, other: string): number {
  const a = digitsOf(one);
  const b = digitsOf(other);
  if (isZero(a) && isZero(b)) return 0;
  const aNegative = a.negative && !isZero(a);
  const bNegative = b.negative && !isZero(b);
  if (aNegative !== bNegative) return aNegative ? -1 : 1;
  return aNegative ? compareSizes(b, a) : compareSizes(a, b);
}
