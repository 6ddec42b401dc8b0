import { describe, expect, test } from 'vitest';
import { repositoryFile } from './compose-file.ts';

/** The instructions, line continuations joined, comments gone. */
const instructions = repositoryFile('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM')));
const ignored = repositoryFile('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

function only(lines: readonly string[], instruction: string): string {
  const found = lines.filter((line) => line.startsWith(`${instruction} `));
  expect(found, instruction).toHaveLength(1);
  return found[0]!.slice(instruction.length + 1);
}

describe('the image', () => {
  test('is built in stages on Node 24 slim', () => {
    const bases = instructions.filter((line) => line.startsWith('FROM'));
    expect(bases.length).toBeGreaterThan(1);
    for (const base of bases) expect(base).toMatch(/^FROM node:24-bookworm-slim( AS [a-z]+)?$/);
  });

  test('does not run as root, and owns nothing of what it runs', () => {
    expect(only(lastStage, 'USER')).toBe('1000:1000');
    expect(only(lastStage, 'COPY')).toBe('--from=production /app /app');
    const asRoot = lastStage.slice(
      0,
      lastStage.findIndex((line) => line.startsWith('USER')),
    );
    expect(asRoot.filter((line) => line.startsWith('RUN'))).toEqual([
      'RUN install -d -o node -g node -m 0750 /data',
    ]);
  });

  test('serves; another command takes its place', () => {
    expect(only(lastStage, 'ENTRYPOINT')).toBe('["node", "/app/dist/cli/main.js"]');
    expect(only(lastStage, 'CMD')).toBe('["serve"]');
    expect(only(lastStage, 'STOPSIGNAL')).toBe('SIGTERM');
  });

  test('listens where it says, in production', () => {
    expect(only(lastStage, 'ENV')).toBe('NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data');
    expect(only(lastStage, 'EXPOSE')).toBe('8080');
  });

  test('looks after its health without a shell or curl, on the port that is set', () => {
    const check = only(lastStage, 'HEALTHCHECK');
    const command = JSON.parse(check.slice(check.indexOf('['))) as string[];
    expect(command.slice(0, 2)).toEqual(['node', '-e']);
    expect(command[2]).toContain('process.env.PORT');
    expect(command[2]).toContain('/healthz');
  });

  test('has no dev dependencies and takes versions from the lock file', () => {
    const installs = instructions.filter((line) => /npm (ci|i|install)\b/.test(line));
    expect(installs).toEqual(['RUN npm ci', 'RUN npm ci --omit=dev']);
    expect(lastStage.join('\n')).not.toContain('--from=build');
  });

  test('carries the version of the package', () => {
    const { version } = JSON.parse(repositoryFile('package.json')) as { version: string };
    expect(lastStage).toContain(`ARG VERSION=${version}`);
  });

  test('contains no secret', () => {
    for (const line of instructions)
      expect(line).not.toMatch(/secret|password|token|_key\b|(^|\s)\.env\b|\bADD\b/i);
  });
});

test('the builder gets nothing but what is copied', () => {
  expect(ignored[0]).toBe('*');
  const admitted = ignored.slice(1).map((line) => {
    expect(line).toMatch(/^!/);
    return line.slice(1);
  });
  const copied = instructions
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
    .flatMap((line) => line.split(' ').slice(1, -1));
  expect(new Set(admitted)).toEqual(new Set(copied.map((path) => path.replace(/^\.\//, ''))));
});
