/** What holds while a store is away, slow and back: the tables of `docs/operations.md`, asked of every replica. */
import { writeWithKey } from './kept-promises.ts';
import { wholeClient } from './load-bridge.ts';
import { request, type PlainAnswer } from './plain-request.ts';
import { makeClient, pause, statuses, type Replicas } from './replicas.ts';

export type StoreState = 'there' | 'without Redis' | 'without Postgres';

interface Ask {
  readonly what: string;
  /** `<status>`, or `<status> <code>`. */
  readonly answer: string;
  readonly send: (url: string) => Promise<PlainAnswer>;
}

/** Writes are users of these ids; each is sent once. */
let lastId = 850_000;

export interface Write {
  readonly id: number;
  readonly isDone: boolean;
}

function newUser(): { readonly id: number; readonly body: Readonly<Record<string, unknown>> } {
  lastId += 1;
  const mark = `mark-${lastId}`;
  return {
    id: lastId,
    body: { id: lastId, name: `s.${lastId}`, tenantId: 101, lastName: mark, securityRoleId: 3 },
  };
}

export class StoreFaults {
  readonly #replicas: Replicas;
  readonly #stored: string;
  /** The writes that were sent, and whether they were answered with success. */
  readonly writes: Write[] = [];

  private constructor(replicas: Replicas, stored: string) {
    this.#replicas = replicas;
    this.#stored = stored;
  }

  /** With an API client of the store, beside the one of the environment. */
  static async prepare(replicas: Replicas): Promise<StoreFaults> {
    return new StoreFaults(replicas, await makeClient(replicas.bridges[0]?.url ?? '', 'stores'));
  }

  async #write(url: string, key?: string): Promise<PlainAnswer> {
    const { id, body } = newUser();
    const answer =
      key === undefined
        ? await request(`${url}/wfm/v1/users`, 'POST', { authorization: wholeClient }, body)
        : await writeWithKey(url, wholeClient, { key: `${key}-${id}`, body });
    this.writes.push({ id, isDone: answer.status === 201 });
    return answer;
  }

  #asks(state: StoreState): readonly Ask[] {
    const isKept = state !== 'without Postgres';
    const get = (path: string, authorization: string) => (url: string) =>
      request(`${url}${path}`, 'GET', { authorization });
    return [
      { what: 'the process', answer: '200', send: get('/healthz', wholeClient) },
      {
        what: 'a read by the client of the environment',
        answer: '200',
        send: get('/wfm/v1/sites', wholeClient),
      },
      { what: 'a read by a client of the store', answer: '200', send: get('/wfm/v1/sites', this.#stored) },
      {
        what: 'a change',
        answer: isKept ? '201' : '503 audit-unavailable',
        send: (url) => this.#write(url),
      },
      {
        what: 'a change with a key',
        answer: isKept ? '201' : '503 audit-unavailable',
        send: (url) => this.#write(url, 'stores'),
      },
      {
        what: 'the API clients',
        answer: isKept ? '200' : '503 store-unavailable',
        send: get('/admin/v1/clients', wholeClient),
      },
    ];
  }

  /** Asks every replica everything at once; sentences on what is not as documented. Each answer has `patienceMs`. */
  async ask(state: StoreState, patienceMs: number): Promise<string[]> {
    const asked = this.#replicas.bridges.flatMap(({ url }, index) =>
      this.#asks(state).map(async ({ what, answer, send }) => {
        const begun = performance.now();
        const found = await send(url).catch((reason: unknown) => String(reason));
        const tookMs = performance.now() - begun;
        const code = typeof found === 'string' ? found : found.body['code'];
        const text =
          typeof found === 'string' || found.status >= 400
            ? `${typeof found === 'string' ? '' : found.status} ${String(code)}`.trim()
            : String(found.status);
        if (text !== answer) return [`replica ${index + 1}, ${what}: ${text}, not ${answer}`];
        return tookMs <= patienceMs ? [] : [`replica ${index + 1}, ${what}: took ${tookMs.toFixed(0)} ms`];
      }),
    );
    return (await Promise.all(asked)).flat();
  }

  /** All is as usual again, without a restart, within 30 s. */
  async back(): Promise<string[]> {
    const end = performance.now() + 30_000;
    for (;;) {
      const wrong = await this.ask('there', 10_000);
      if (wrong.length === 0 || performance.now() > end) return wrong;
      await pause(1000);
    }
  }

  /** While they cannot count together, each replica allows the whole quota of 10. */
  async countAlone(authorization: string): Promise<string[]> {
    const urls = this.#replicas.bridges.map(({ url }) => url);
    let admitted = 0;
    for (let round = 0; round < 12; round++)
      admitted += (await statuses(urls, authorization)).filter((status) => status === 200).length;
    return admitted === 10 * urls.length ? [] : [`a quota of 10 admitted ${admitted} of ${12 * urls.length}`];
  }
}

/** What WFM has of the writes must be what their callers were told. */
export function misled(writes: readonly Write[], users: Readonly<Record<string, string>>): readonly string[] {
  return writes.flatMap(({ id, isDone }) =>
    (users[String(id)] !== undefined) === isDone
      ? []
      : [`user ${id} was ${isDone ? 'made' : 'refused'}, and is ${users[String(id)] ?? 'not in WFM'}`],
  );
}
