/** Writers of what the friendly profile shows differently from the wire: integer enums by name, OLE dates as text. */
import type { DateModel, EnumModel } from '../../contract/service-model.ts';
import type { CodecOptions } from '../profile.ts';
import { numberOfEnum, oleOfDate } from '../value/special-value.ts';
import type { TextWriter } from './text-writer.ts';

export function enumText(model: EnumModel, plain: TextWriter): TextWriter {
  return {
    ...plain,
    write(value, place, names) {
      const number = numberOfEnum(model, value);
      if (number !== undefined) return plain.write(number, place, names);
      place.flaw(`a number or one of ${[...model.numbers.keys()].join(', ')} is expected`);
      return undefined;
    },
  };
}

export function dateText(model: DateModel, zone: CodecOptions['zone'], plain: TextWriter): TextWriter {
  const expected = model.form === 'date' ? 'a date YYYY-MM-DD' : 'a date-time of ISO 8601';
  return {
    ...plain,
    write(value, place, names) {
      const ole = oleOfDate(model, value, zone);
      if (ole !== undefined) return plain.write(ole, place, names);
      place.flaw(`${expected} is expected`);
      return undefined;
    },
  };
}
