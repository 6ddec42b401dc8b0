import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';

interface Described {
  readonly responses: Readonly<Record<string, { readonly headers?: object }>>;
}
const { paths } = JSON.parse(readFileSync('docs/openapi/wfm.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
};

test.each([
  { path: '/wfm/v1/sites', isKept: true },
  { path: '/wfm/v1/sites/{siteId}/adherence', isKept: true },
  { path: '/wfm/v1/agents', isKept: false },
  { path: '/wfm/v1/session', isKept: false },
])('that Age and WFM-Stale may come with $path: $isKept', ({ path, isKept }) => {
  const headers = Object.keys(paths[path]?.['get']?.responses['200']?.headers ?? {});
  expect(['Age', 'WFM-Stale'].map((name) => headers.includes(name))).toEqual([isKept, isKept]);
});
