import { expect, test } from 'vitest';
import { configurationTable } from '../../tools/configuration-table.ts';
import { variableEntries } from '../../src/config/variables.ts';

test('every variable has one row', () => {
  const table = configurationTable();
  for (const [name] of variableEntries) {
    expect(table.split('\n').filter((line) => line.startsWith(`| \`${name}\``))).toHaveLength(1);
  }
});

test('defaults are shown and go through their parser', () => {
  expect(configurationTable()).toContain('| `PORT` | 8080 | Port to listen on; 0 picks a free one. |');
  for (const [name, variable] of variableEntries) {
    const parsed = variable.parse(undefined);
    expect(parsed.success, name).toBe(true);
  }
});

test('secrets are marked', () => {
  expect(configurationTable()).toContain('| `OAUTH_CLIENT_SECRET` (secret) |');
});
