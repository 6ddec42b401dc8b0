import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BridgeError } from '../error/bridge-error.ts';

/** Makes the folder where there is none, and proves that files can be written to it. Throws `invalid-configuration`. */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    const detail = `${resolve(folder)} cannot be written to${code}; a database elsewhere is given by DATABASE_URL`;
    throw new BridgeError('invalid-configuration', 'the environment has one mistake', {
      cause,
      facts: { errors: [{ parameter: 'DATA_DIR', detail }] },
    });
  }
}
