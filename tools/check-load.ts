/**
 * `npm run check:load`: 64 connections ask a bridge all kinds of things for two minutes while its WFM (a simulator) goes wrong
 * in turn. Every answer must be right or a documented problem; at the end no write is lost or doubled, nothing is left open,
 * and the bridge has not grown. LOAD_SECONDS and LOAD_CONNECTIONS make it shorter; ends with 1 when something is wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLoad } from '../test/load/check-load.ts';

const { LOAD_SECONDS: seconds = '120', LOAD_CONNECTIONS: connections = '64' } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-load-'));
try {
  const { lines, wrong } = await checkLoad({
    seconds: Number(seconds),
    connections: Number(connections),
    dataDir: folder,
    say: (line) => console.log(line),
  });
  for (const line of lines) console.log(line);
  for (const line of wrong) console.log(`WRONG: ${line}`);
  console.log(
    wrong.length === 0 ? 'check:load: all is well' : `check:load: ${wrong.length} things are wrong`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
