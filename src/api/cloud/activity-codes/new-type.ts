import { writtenText } from '../../wfm/schema-parts.ts';
import type { CreateActivityCodeRequest } from '../models/activity-code.ts';
import { madeOfCategory } from '../parts/dictionary.ts';
import { wrongRequest } from '../parts/wrong-request.ts';

type MadeOf = NonNullable<(typeof madeOfCategory)[keyof typeof madeOfCategory]>;

/** What a new activity code is in WFM. */
export interface NewType {
  readonly madeOf: MadeOf;
  readonly name: string;
  readonly paid: boolean;
}

const writtenName = writtenText(255).min(1, { error: 'must not be empty' });

function nameOf({ name }: CreateActivityCodeRequest): string {
  const { success, data, error } = writtenName.safeParse(name.trim());
  if (success) return data;
  const detail = error.issues.map(({ message }) => message).join(', ');
  throw wrongRequest({ pointer: '/name' }, 'invalid-value', detail);
}

function madeOf({ category }: CreateActivityCodeRequest): MadeOf {
  const found = madeOfCategory[category];
  if (found !== undefined) return found;
  const made = Object.keys(madeOfCategory).join(', ');
  const detail = `WFM 8.5 has no types of the category ${category} that can be added: those of ${made} can`;
  throw wrongRequest({ pointer: '/category' }, 'invalid-value', detail);
}

/**
 * What WFM has no place for is refused, as it would be lost. False for `agentTimeOffSelectable` says what is so anyway:
 * agents cannot ask for an exception type, nor for a time-off type that no time-off rule has yet.
 */
function refuseWhatIsLost(body: CreateActivityCodeRequest): void {
  const refuse = (field: keyof CreateActivityCodeRequest, detail: string) =>
    wrongRequest({ pointer: `/${field}` }, 'invalid-value', detail);
  if (body.lengthInMinutes !== undefined)
    throw refuse('lengthInMinutes', 'types of WFM 8.5 have no usual length: it must be absent');
  if (body.countsAsWorkTime !== undefined)
    throw refuse('countsAsWorkTime', 'types of WFM 8.5 do not say so: it must be absent');
  if (body.agentTimeOffSelectable === true) {
    const detail = 'in WFM 8.5 time-off rules say what agents can ask for: it must be false or absent';
    throw refuse('agentTimeOffSelectable', detail);
  }
}

/** Throws `invalid-request` for an activity code that WFM cannot hold as it is asked for. */
export function toNewType(body: CreateActivityCodeRequest): NewType {
  const type = { madeOf: madeOf(body), name: nameOf(body), paid: body.countsAsPaidTime ?? false };
  refuseWhatIsLost(body);
  return type;
}
