import type { JsonSchema } from './json-schema.ts';

/** The header that every change takes. */
export const idempotencyKey: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A name of your own for this change, new for each: the same request with the same key is carried out once and ' +
    'answered with the first answer, another one with it is refused with 422, one that comes while the first is not over ' +
    'with 409. Remembered for 24 hours unless the operator has set another time.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
