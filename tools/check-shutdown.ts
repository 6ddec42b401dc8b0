/**
 * `npm run check:shutdown`: SIGTERM under load, then `kill -9` under load and a new start over the same folder.
 * LOAD_SECONDS (5) and LOAD_CONNECTIONS (64) say how much load; ends with 1 when something is wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkKilled } from '../test/load/check-killed.ts';
import { checkShutdown } from '../test/load/check-shutdown.ts';

const { LOAD_SECONDS: seconds = '5', LOAD_CONNECTIONS: connections = '64' } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-shutdown-'));
const say = (line: string): void => console.log(line);
try {
  const load = { seconds: Number(seconds), connections: Number(connections), say };
  const ended = await checkShutdown({ ...load, dataDir: join(folder, 'ended') });
  const killed = await checkKilled({ ...load, dataDir: join(folder, 'killed') });
  for (const line of [...ended.lines, ...killed.lines]) say(line);
  const wrong = [...ended.wrong, ...killed.wrong];
  for (const line of wrong.slice(0, 40)) say(`WRONG: ${line}`);
  say(
    wrong.length === 0 ? 'check:shutdown: all is well' : `check:shutdown: ${wrong.length} things are wrong`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
