/** What must never be in the log of a bridge, whatever its WFM does. */

interface Line {
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly code?: unknown;
}

function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

const fatal = 60;

function isFault({ level, msg, code }: Line): boolean {
  return (
    level === fatal || code === 'internal' || (typeof msg === 'string' && /unhandled|uncaught/i.test(msg))
  );
}

/** The lines of the log, and everything on standard error, that tell of a fault of the bridge itself. */
export function faultsIn(stdout: string, stderr: string): readonly string[] {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return [
    ...lines.filter((line) => {
      const parsed = lineOf(line);
      return parsed === undefined || isFault(parsed);
    }),
    ...stderr.split('\n').filter((line) => line.trim() !== ''),
  ];
}
