import { BridgeError } from '../../error/bridge-error.ts';

/** Finds the number that a constant has on the wire, such as `numberOf('ECfgObjectType', 'CFG_USER_OBJECT')`. */
export type EnumNumbers = (enumName: string, constant: string) => number;

/**
 * The numbers of `conventions.json`. They are read, not written down here, because they are guesses: whoever learns the
 * true ones changes one file, and the simulator follows.
 */
export function readEnumNumbers(conventionsText: string): EnumNumbers {
  const enums = member(parse(conventionsText), 'enums');
  return (enumName, constant) => {
    const value = member(member(member(enums, enumName), 'values'), constant);
    if (typeof value === 'number') return value;
    throw new BridgeError('invalid-contract', `conventions.json gives no number for ${enumName} ${constant}`);
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BridgeError('invalid-contract', 'conventions.json is not well-formed JSON', { cause });
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
