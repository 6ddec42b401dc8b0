import { XmlError } from '../../xml/xml-error.ts';

/** Thrown while one schema component is read, and turned into its `UnsupportedType`: it never leaves this folder. */
export class UnsupportedConstruct extends Error {
  constructor(construct: string) {
    super(construct);
    this.name = 'UnsupportedConstruct';
  }
}

/** Why a component cannot be used; what is neither a construct nor a prefix that nobody declared is thrown again. */
export function constructOf(reason: unknown, place: string): string {
  if (reason instanceof UnsupportedConstruct) return reason.message;
  if (reason instanceof XmlError) return `${reason.message}, in ${place}`;
  throw reason;
}
