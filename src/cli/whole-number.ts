import { InvalidArgumentError } from 'commander';

/** A parser for commander's options. */
export function wholeNumber(minimum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < minimum) {
      throw new InvalidArgumentError(`a whole number from ${minimum} is expected`);
    }
    return value;
  };
}
