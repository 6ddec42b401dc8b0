import type { Secret } from '../log/secret.ts';
import { present } from './read-variables.ts';
import type { Values } from './variables.ts';

/** Where the store is: in a folder, in Postgres, or nowhere once the process has ended. */
export type StoreConfiguration =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: Secret };

export function storeConfiguration(
  values: Pick<Partial<Values>, 'DATA_DIR' | 'DATABASE_URL'>,
): StoreConfiguration {
  const url = values.DATABASE_URL;
  if (url === undefined) return { kind: 'file', folder: present(values, 'DATA_DIR') };
  return url.reveal() === 'memory:' ? { kind: 'memory' } : { kind: 'postgres', url };
}
