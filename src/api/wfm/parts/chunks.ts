/** Reads of a whole site, cut into calls of a size that WFM and the bridge's memory can bear. */

/** Calls to WFM at the same time for one request. */
const defaultConcurrency = 4;

/** Agents in one call: with twice as many, memory grows by a multiple and nothing is faster. */
export const maxAgents = 250;

export interface ChunkOptions {
  readonly concurrency?: number;
  /** Whether the first is read alone, so that it is there soon: for a first chunk that is small. */
  readonly firstAlone?: boolean;
  /** Ends when the caller goes away. */
  readonly signal: AbortSignal;
}

interface Read<Result> {
  readonly result: Result;
}

/**
 * Reads chunks, a few at a time, and gives the results in the order of the chunks. Nothing is read before somebody asks
 * for the first result, and no more than `concurrency` results exist at a time, the one that is being looked at
 * included. Who stops asking, a failure or the caller's end stops what has not begun; a failure is thrown in its place.
 */
export async function* readInOrder<Chunk, Result>(
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
  read: (chunk: Chunk) => Promise<Result>,
  { concurrency = defaultConcurrency, firstAlone = false, signal }: ChunkOptions,
): AsyncGenerator<Result, void, undefined> {
  const source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  const begun: Promise<Read<Result> | undefined>[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let isOver = false;

  const readNext = async (entry: IteratorResult<Chunk>): Promise<Read<Result> | undefined> => {
    if (entry.done === true || isOver) return undefined;
    signal.throwIfAborted();
    return { result: await read(entry.value) };
  };
  const begin = (): void => {
    const entry = turn.then(() => source.next());
    turn = entry;
    const result = entry.then(readNext);
    // Its failure is thrown when its turn comes; until then nobody else looks at it.
    void result.catch(() => (isOver = true));
    begun.push(result);
  };

  try {
    begin();
    if (firstAlone) await begun[0];
    for (let slot = 1; slot < concurrency; slot += 1) begin();
    for (let next = await begun.shift(); next !== undefined; next = await begun.shift()) {
      yield next.result;
      begin();
    }
  } finally {
    isOver = true;
    // Not waited for: a source that is waiting for WFM closes when WFM has answered.
    void Promise.resolve(source.return?.()).catch(() => undefined);
  }
}

/** The members of lists, one by one. */
export async function* eachOf<Item>(
  lists: AsyncIterable<readonly Item[]>,
): AsyncGenerator<Item, void, undefined> {
  for await (const list of lists) yield* list;
}

/** All of them in memory: for what is small. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Groups of nearly the same size, each of at most `size`, in order. */
export function groupsOf<Member>(
  members: readonly Member[],
  size = maxAgents,
): readonly (readonly Member[])[] {
  const count = Math.ceil(members.length / size);
  const bound = (index: number): number => Math.round((index * members.length) / count);
  return Array.from({ length: count }, (_, index) => members.slice(bound(index), bound(index + 1)));
}
