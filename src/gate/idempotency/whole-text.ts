import { isWritten } from '../../api/endpoint.ts';

async function* continued(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/**
 * The answer with its text as a whole, where it is not longer than `limit` bytes; else as it was, its beginning held
 * until then. Throws what reading it throws.
 */
export async function withWholeText(answer: unknown, limit: number): Promise<unknown> {
  if (!isWritten(answer) || answer.json instanceof Uint8Array) return answer;
  const pieces = answer.json[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let length = 0;
  while (length <= limit) {
    const next = await pieces.next();
    if (next.done === true) return { ...answer, json: Buffer.concat(head) };
    head.push(next.value);
    length += next.value.byteLength;
  }
  return { ...answer, json: continued(head, pieces) };
}
