import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Secret } from '../log/secret.ts';
import type { Logger } from '../log/logger.ts';

/** Where a rotated refresh token is kept over a restart: without it, the configured one is dead after the first use. */
export interface RefreshTokenStore {
  read(): Secret | undefined;
  write(token: Secret): void;
}

export const forgetfulStore: RefreshTokenStore = { read: () => undefined, write: () => undefined };

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The failure that led here is the one to be told.
  }
}

/** One file, mode 0600, replaced as a whole. A disk that fails is logged and does not stop the calls. */
export function fileStore(path: string, logger: Logger): RefreshTokenStore {
  return {
    read() {
      try {
        const text = readFileSync(path, 'utf8').trim();
        return text === '' ? undefined : new Secret(text);
      } catch (cause) {
        // It does not exist before the first rotation.
        const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
        if (!isMissing)
          logger.warn({ err: cause }, 'the stored refresh token cannot be read; the configured one is used');
        return undefined;
      }
    },
    write(token) {
      const temporary = `${path}.${process.pid}.tmp`;
      try {
        // What a crash left behind would lend the new file its mode.
        rmSync(temporary, { force: true });
        writeFileSync(temporary, `${token.reveal()}\n`, { mode: 0o600, flag: 'wx' });
        renameSync(temporary, path);
      } catch (cause) {
        discard(temporary);
        logger.error(
          { err: cause },
          'the rotated refresh token could not be stored; a restart will need a new one',
        );
      }
    },
  };
}
