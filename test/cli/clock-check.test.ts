import { describe, expect, test } from 'vitest';
import { clockFinding } from '../../src/cli/doctor/clock-check.ts';

describe("the difference to WFM's clock", () => {
  const local = Date.parse('2026-11-22T12:00:00Z');

  test.each([
    [0, 'ok', "WFM's clock is 0 s ahead of this machine's"],
    [60_000, 'ok', "WFM's clock is 60 s ahead of this machine's"],
    [61_000, 'warning', "WFM's clock is 61 s ahead of this machine's"],
    [-61_000, 'warning', "WFM's clock is 61 s behind this machine's"],
    [-3_600_000, 'warning', "WFM's clock is 3600 s behind this machine's"],
  ])('of %d ms is %s', (difference, verdict, text) => {
    expect(clockFinding({ server: local + difference, local })).toMatchObject({ verdict, text });
  });

  test('is told when it is more than a minute', () => {
    expect(clockFinding({ server: local, local: local - 60_001 }).verdict).toBe('warning');
  });

  test('that is not known is a warning', () => {
    expect(clockFinding(undefined)).toMatchObject({ verdict: 'warning' });
  });
});
