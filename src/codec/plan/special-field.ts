/** Enums and OLE dates of the friendly profile as the decoder reads them: names and texts that are ready before they are needed. */
import type { DateModel, EnumModel, Member } from '../../contract/service-model.ts';
import type { AnswerTable } from './answer-table.ts';
import type { CodecOptions } from '../profile.ts';
import { scalars } from '../value/scalar.ts';
import type { SimpleValue } from '../value/simple-value.ts';
import { nameOfEnum, textOfDate } from '../value/special-value.ts';
import { valueKind } from './table-layout.ts';

interface EnumValue extends SimpleValue {
  readonly enum: EnumModel;
}

interface DateValue extends SimpleValue {
  readonly date: DateModel;
}

/** Enums whose numbers spread further have no table. */
const widestEnum = 1024;

function enumValue(model: EnumModel, plain: SimpleValue, options: CodecOptions): SimpleValue | EnumValue {
  if (model.provisional && !options.nameProvisionalEnums) return plain;
  const toJson: SimpleValue['toJson'] = (text, prefixes) => {
    const json = plain.toJson(text, prefixes);
    return json === undefined ? undefined : JSON.stringify(nameOfEnum(model, Number(json), true));
  };
  const numbers = [...model.names.keys()];
  const isNarrow = Math.max(...numbers) - Math.min(...numbers) < widestEnum;
  if (plain.kind !== valueKind.integer) return plain;
  const kind = isNarrow && numbers.every(Number.isSafeInteger) ? valueKind.enum : valueKind.other;
  return { ...plain, kind, toJson, enum: model };
}

function dateValue(model: DateModel, plain: SimpleValue, { zone }: CodecOptions): DateValue | SimpleValue {
  if (plain.kind !== valueKind.double) return plain;
  return {
    ...plain,
    kind: model.none === undefined || Number.isInteger(model.none) ? valueKind.oleDate : valueKind.other,
    expects: 'an OLE date',
    toJson(text) {
      const ole = scalars.double.decode(text);
      const value = typeof ole === 'number' ? textOfDate(model, ole, zone) : undefined;
      return value === undefined ? undefined : JSON.stringify(value);
    },
    date: model,
  };
}

/** The value of a member as the friendly profile shows it. */
export function specialValue(member: Member, plain: SimpleValue, options: CodecOptions): SimpleValue {
  if (member.enum !== undefined) return enumValue(member.enum, plain, options);
  return member.date === undefined ? plain : dateValue(member.date, plain, options);
}

/** The least number, how many follow it, and the text record of each one's name, 0 where it has none. */
function enumTable(table: AnswerTable, { names }: EnumModel): number {
  const numbers = [...names.keys()];
  const least = Math.min(...numbers);
  const count = numbers.length === 0 ? 0 : Math.max(...numbers) - least + 1;
  const address = table.record(2 + count);
  table.ints[address] = count === 0 ? 0 : least;
  table.ints[address + 1] = count;
  for (const [number, name] of names) {
    const text = table.text(JSON.stringify(name));
    table.ints[address + 2 + number - least] = text;
  }
  return address;
}

/** 1 for a time in a day, then whether a number means "no date", then which. */
function dateTable(table: AnswerTable, { form, none }: DateModel): number {
  const address = table.record(3);
  table.ints[address] = form === 'dateTime' ? 1 : 0;
  table.ints[address + 1] = none === undefined ? 0 : 1;
  table.ints[address + 2] = none ?? 0;
  return address;
}

/** What the fast path needs to know of a value beside its kind. */
export function extraOf(table: AnswerTable, value: SimpleValue | undefined): number {
  if (value === undefined) return 0;
  if (value.kind === valueKind.enum && 'enum' in value) return enumTable(table, (value as EnumValue).enum);
  if (value.kind === valueKind.oleDate && 'date' in value) return dateTable(table, (value as DateValue).date);
  return value.safeDigits;
}
