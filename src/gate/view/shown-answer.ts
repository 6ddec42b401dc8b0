import { z } from 'zod';
import { isWritten, type Endpoint } from '../../api/endpoint.ts';
import { Reply } from '../../api/reply.ts';
import { StreamedList } from '../../api/streamed-list.ts';
import type { AnyTable } from '../../api/table.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import type { View } from '../../identity/scope.ts';
import { ShownValues } from './shown-value.ts';

type LessView = Exclude<View, 'full'>;

const views: Readonly<Record<LessView, ShownValues>> = {
  hr: new ShownValues('hr'),
  payroll: new ShownValues('payroll'),
  roster: new ShownValues('roster'),
};

/** The schemas of the items of a list, which may be one of several lists. */
function itemSchemas(response: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (response instanceof z.ZodUnion) return response.options.flatMap((option) => itemSchemas(option));
  const items: unknown = response instanceof z.ZodObject ? response.shape['items'] : undefined;
  if (items instanceof z.ZodArray) return [items.element];
  throw new Error('the response of an endpoint that streams a list must be a list');
}

async function* shownItems(
  items: AsyncIterable<unknown>,
  show: (item: unknown) => unknown,
): AsyncGenerator<unknown, void, undefined> {
  for await (const item of items) yield show(item);
}

function shownList({ response }: Endpoint, list: StreamedList, shown: ShownValues): StreamedList {
  const schemas = itemSchemas(response);
  const item = (value: unknown): unknown =>
    schemas.reduce<unknown>((less, schema) => shown.of(schema, less), value);
  const head = shown.of(response, list.head) as StreamedList['head'];
  return new StreamedList(head, shownItems(list.items, item));
}

/**
 * What an endpoint answered, as a view shows it: in whichever form it goes out, what is left out is gone before. An answer
 * that is text already must say that nothing personal is in it.
 */
export function shownAnswer(endpoint: Endpoint, answer: unknown, view: View): unknown {
  if (view === 'full') return answer;
  const shown = views[view];
  if (isWritten(answer)) {
    if (!answer.mayBePersonal) return answer;
    throw new BridgeError('forbidden', 'this is for API clients whose view is full');
  }
  if (answer instanceof StreamedList) return shownList(endpoint, answer, shown);
  if (!(answer instanceof Reply)) return shown.of(endpoint.response, answer);
  const { value } = answer.parts;
  return value === undefined
    ? answer
    : new Reply({ ...answer.parts, value: shown.of(endpoint.response, value) });
}

/** The table of an endpoint as a view shows it: columns of what is left out are not there. */
export function shownTable({ table, response }: Endpoint, view: View): AnyTable | undefined {
  if (view === 'full' || table === undefined) return table;
  const fields = [...views[view].fieldsIn(response)];
  const hidden = new Set(fields.flatMap(({ member, column = member }) => [member, column]));
  return { ...table, columns: table.columns.filter(({ name }) => !hidden.has(name)) };
}
