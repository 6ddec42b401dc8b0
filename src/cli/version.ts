import { readFileSync } from 'node:fs';

/** The version in package.json, which lies at the same place seen from `src` and from `dist`. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
