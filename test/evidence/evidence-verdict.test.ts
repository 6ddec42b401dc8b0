import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formsOf } from '../support/leak-search.ts';
import { evidenceKinds } from './evidence.ts';
import { evidenceVerdict, planted, plantedLeaks } from './evidence-verdict.ts';
import { needles } from './needles.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-verdict-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const canary = { name: 'session key', value: 'ca9a2700ca9a2700ca9a2700ca9a2701' };

test('a canary is found in every form of every kind of evidence', () => {
  const leaks = plantedLeaks();
  for (const kind of evidenceKinds)
    expect(new Set(leaks.filter((leak) => leak.kind === kind).map(({ shown }) => shown))).toEqual(
      new Set([...formsOf(planted).values()].flat()),
    );
});

describe('of a run of tests', () => {
  test.each(evidenceKinds)(
    'a canary in one line of many of a %s fails it, and is shown with its place',
    (kind) => {
      write('canaries/1.txt', `${JSON.stringify(canary)}\n`);
      const lines = Array.from({ length: 5_000 }, (_, at) => `{"requestId":"${at}"}\n`);
      lines.splice(2_500, 0, `{"url":"/?SessionID=${canary.value}"}\n`);
      write(`${kind}/7.txt`, lines.join(''));
      const { isClean, text } = evidenceVerdict(folder, false);
      expect(isClean).toBe(false);
      expect(text).toContain(`${kind} shows a canary (session key, as raw)`);
      expect(text).toContain('SessionID=');
    },
  );

  test('without one it is clean, and says how much was searched', () => {
    write('canaries/1.txt', `${JSON.stringify(canary)}\n`);
    for (const kind of evidenceKinds) write(`${kind}/7.txt`, '{"msg":"request"}\n');
    expect(evidenceVerdict(folder, true)).toEqual({
      isClean: true,
      text: '1 canaries sought in what the bridges showed (log 0.0 MB, problem 0.0 MB, metrics 0.0 MB, span 0.0 MB): 0 found',
    });
  });

  test('a whole suite that has kept nothing of a kind has searched nothing', () => {
    write('log/7.txt', '{"msg":"request"}\n');
    expect(evidenceVerdict(folder, true).text).toContain('no evidence of: metrics');
    expect(evidenceVerdict(folder, true).isClean).toBe(false);
  });
});

test('needles are found at both ends of a text and across each other, not in part', () => {
  const search = needles(['abcdefgh', 'efghijkl', 'abcdefgh-long']);
  expect(search.in(Buffer.from('abcdefghijkl'))).toEqual(new Set(['abcdefgh', 'efghijkl']));
  expect(search.in(Buffer.from('xabcdefg'))).toEqual(new Set());
  expect(() => needles(['short'])).toThrow('too short');
});
