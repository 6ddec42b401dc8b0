import { randomBytes } from 'node:crypto';
import { BridgeError } from '../error/bridge-error.ts';
import type { Writable } from '../store/database.ts';
import {
  maximalSecrets,
  type ClientRecord,
  type ClientSecret,
  type MadeSecret,
} from './client-administration.ts';
import { digestOf, newSecret } from './client-secret.ts';

/** Makes a secret and keeps what it can be recognised by. */
export async function insertSecret(
  tables: Writable,
  clientId: string,
  { createdAt, expiresAt }: Pick<ClientSecret, 'createdAt' | 'expiresAt'>,
): Promise<Omit<MadeSecret, 'client'>> {
  const secret = newSecret();
  const made = { id: randomBytes(6).toString('hex'), createdAt, expiresAt };
  await tables
    .insertInto('api_client_secret')
    .values({
      client_id: clientId,
      id: made.id,
      digest: digestOf(secret.reveal()).toString('hex'),
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute();
  return { made, secret };
}

/** Throws `not-found`. */
export async function deleteSecret(tables: Writable, clientId: string, id: string): Promise<void> {
  const { numDeletedRows } = await tables
    .deleteFrom('api_client_secret')
    .where('client_id', '=', clientId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new BridgeError('not-found', `${clientId} has no secret ${id}`);
}

/** Deletes the secrets that are over; throws `limit-reached` where there is still no room for another. */
export async function makeRoom(tables: Writable, client: ClientRecord, now: number): Promise<void> {
  const isOver = ({ expiresAt }: ClientSecret): boolean => expiresAt !== null && expiresAt <= now;
  for (const { id } of client.secrets.filter(isOver)) await deleteSecret(tables, client.id, id);
  if (client.secrets.filter((secret) => !isOver(secret)).length < maximalSecrets) return;
  const detail = `${client.id} has ${maximalSecrets} secrets: remove one before you make another`;
  throw new BridgeError('limit-reached', detail);
}
