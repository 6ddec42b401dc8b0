import { z } from 'zod';

/** The building bricks of the WFM nouns' schemas. */

/** An id of WFM in a path or a query. */
export const wfmId = z.int32().min(0);

/** A list parameter: repeated, comma-joined or both. */
export function idList(of: string): z.ZodOptional<z.ZodArray<typeof wfmId>> {
  return z
    .array(wfmId)
    .min(1)
    .max(1000)
    .optional()
    .describe(`Only ${of}; several are given as 1,2 or by repeating the parameter.`);
}

/** The noun's own key. */
export function key(of: string): z.ZodInt32 {
  return z.int32().describe(`Id of the ${of}.`);
}

export function reference(to: string): z.ZodInt32 {
  return z.int32().describe(`Id of the ${to}.`);
}

export function optionalReference(to: string): z.ZodNullable<z.ZodInt32> {
  return z.int32().nullable().describe(`Id of the ${to}; null when there is none.`);
}

export function text(description: string): z.ZodNullable<z.ZodString> {
  return z.string().nullable().describe(`${description} Null when WFM sends none.`);
}

const xmlCharacters = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/** A text that a caller writes; WFM gets it in XML, which cannot hold every character. */
export function writtenText(max: number): z.ZodString {
  return z
    .string()
    .max(max)
    .refine((written) => xmlCharacters.test(written), {
      error: 'must be without control characters and lone surrogates: XML cannot hold them',
    });
}

export const name = text('Name shown to users.');
export const shortName = text('Short name of a few letters, as printed in schedules.');

export const version = z
  .string()
  .describe(
    'Row version: digits, to be compared for equality only. It changes with every change and is the ETag.',
  );

/** A word for each constant of a WFM enum, or WFM's number while the number's meaning is only a guess. */
export function word<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
): z.ZodUnion<readonly [z.ZodEnum<{ [W in Words[number]]: W }>, z.ZodInt32]> {
  return z
    .union([z.enum(words), z.int32()])
    .describe(`${description} A number where the meaning of WFM's number is not known for certain.`);
}

export const weekDay = word(
  ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  'First day of the week.',
);

export const activityKind = word(
  ['immediate', 'deferred', 'fixed-staff'],
  'How its work is staffed: at once, later (asynchronous), or with a fixed number of agents.',
);

export const asOf = z.iso.datetime().describe('When the bridge had this from WFM: the oldest part of it.');
