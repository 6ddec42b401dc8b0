/** What answers may lack because of the caller's view, said in the document. */
import { z } from 'zod';
import { viewsWithout } from '../api/view-fields.ts';

interface Printed {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** Members that some views leave out are not required, and say so. Those that are optional anyway stay as they are. */
export function maybeLeftOut({ zodSchema, jsonSchema }: Printed): void {
  if (!(zodSchema instanceof z.ZodObject)) return;
  const { required = [], properties = {} } = jsonSchema;
  const kept = required.filter((name) => {
    const without = viewsWithout(zodSchema.meta()?.id, name);
    const property = properties[name];
    if (without.length === 0 || typeof property !== 'object') return true;
    const note = `Not in the view${without.length === 1 ? '' : 's'} ${without.join(', ')}.`;
    const { description = '' } = property;
    // A schema may be printed more than once.
    if (!description.endsWith(note)) property.description = `${description} ${note}`.trim();
    return false;
  });
  if (kept.length < required.length) jsonSchema.required = kept;
}
