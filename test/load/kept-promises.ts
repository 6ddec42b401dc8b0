/** What a bridge has promised to keep: each is asked for again after it was killed, and must be as it was answered. */
import { request } from './plain-request.ts';

type Body = Readonly<Record<string, unknown>>;

/** A write that was answered with success. */
export interface AnsweredWrite {
  readonly key: string;
  readonly body: Body;
  readonly requestId: string;
  readonly answer: Body;
}

export interface Promises {
  /** Ids of API clients whose making was answered with 201. */
  readonly clients: readonly string[];
  /** Those of them whose disabling was answered with 200. */
  readonly disabled: readonly string[];
  readonly writes: readonly AnsweredWrite[];
  /** Keys and bodies of writes that were under way when the bridge died. */
  readonly open: readonly Pick<AnsweredWrite, 'key' | 'body'>[];
}

/** Sends a write with its key. */
export function writeWithKey(
  url: string,
  authorization: string,
  { key, body }: Pick<AnsweredWrite, 'key' | 'body'>,
): ReturnType<typeof request> {
  return request(`${url}/wfm/v1/users`, 'POST', { authorization, 'idempotency-key': key }, body);
}

async function lostClients(url: string, authorization: string, promises: Promises): Promise<string[]> {
  const wrong: string[] = [];
  for (const id of promises.clients) {
    const { status, body } = await request(`${url}/admin/v1/clients/${id}`, 'GET', { authorization });
    const isDisabled = typeof body['disabledAt'] === 'string';
    if (status !== 200) wrong.push(`client ${id} was made, and is ${status}`);
    else if (promises.disabled.includes(id) && !isDisabled)
      wrong.push(`client ${id} was disabled, and is not`);
  }
  return wrong;
}

async function lostAudit(url: string, authorization: string, { writes }: Promises): Promise<string[]> {
  const path = '/admin/v1/audit?operationId=createUser&limit=10000';
  const { status, body } = await request(`${url}${path}`, 'GET', { authorization });
  if (status !== 200) return [`the audit log is ${status}`];
  const items = body['items'] as readonly Readonly<Record<string, string>>[];
  const outcomes = new Map(items.map(({ requestId, outcome }) => [requestId, outcome]));
  return writes.flatMap(({ key, requestId }) => {
    const outcome = outcomes.get(requestId);
    return outcome === 'done' ? [] : [`the audit of ${key} says ${outcome ?? 'nothing'}, not done`];
  });
}

async function lostKeys(url: string, authorization: string, { writes }: Promises): Promise<string[]> {
  const wrong: string[] = [];
  for (const write of writes) {
    const { status, body, headers } = await writeWithKey(url, authorization, write);
    const isSame = status === 201 && JSON.stringify(body) === JSON.stringify(write.answer);
    if (!isSame || headers.get('idempotency-replayed') !== 'true')
      wrong.push(
        `${write.key} again is ${status} ${JSON.stringify(body).slice(0, 200)}, not the first answer`,
      );
  }
  return wrong;
}

/** Sends again what was under way; what comes of it is judged by how often WFM was sent it. */
async function repeatOpen(url: string, authorization: string, { open }: Promises): Promise<string[]> {
  const wrong: string[] = [];
  for (const write of open) {
    const { status, body } = await writeWithKey(url, authorization, write);
    // Done now or then, or nobody knows; that the id is taken would say that it was sent again.
    const { code } = body;
    const isKnown =
      status === 201 || code === 'outcome-unknown' || code === 'audit-unavailable' || status === 409;
    if (!isKnown || code === 'already-exists')
      wrong.push(`${write.key}, under way at the end, is ${status} ${String(code)} when sent again`);
  }
  return wrong;
}

/** Sentences on what was not kept. */
export async function brokenPromises(
  url: string,
  authorization: string,
  promises: Promises,
): Promise<string[]> {
  return [
    ...(await lostClients(url, authorization, promises)),
    ...(await lostAudit(url, authorization, promises)),
    ...(await lostKeys(url, authorization, promises)),
    ...(await repeatOpen(url, authorization, promises)),
  ];
}
