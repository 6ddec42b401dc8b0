import { createLogger, type Logger } from '../../src/log/logger.ts';
import { keepEvidence } from '../evidence/evidence.ts';

export type LogLine = Readonly<Record<string, unknown>>;

/** A logger that keeps its lines, parsed; `text()` is all of them as they would be printed. */
export function recordedLog(): {
  readonly logger: Logger;
  lines(): LogLine[];
  text(): string;
  clear(): void;
} {
  const written: string[] = [];
  const logger = createLogger('trace', {
    write(line: string) {
      written.push(line);
      keepEvidence('log', line);
    },
  });
  return {
    logger,
    lines: () => written.map((line) => JSON.parse(line) as LogLine),
    text: () => written.join(''),
    clear: () => void written.splice(0),
  };
}
