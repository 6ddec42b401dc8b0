const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const parts = /^([+-]?)0*(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/;

/** The digits of an `xsd:double` as JSON: as they stand where JSON can write them. The text must be a number. */
export function jsonOfNumber(text: string): string {
  if (jsonNumber.test(text)) return text;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts.exec(text) ?? [];
  const digits = whole === '' ? '0' : whole;
  return `${sign === '-' ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}
