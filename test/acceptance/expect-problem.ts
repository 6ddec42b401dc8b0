import { expect } from 'vitest';
import type { RunningBridge } from '../support/running-bridge.ts';

/** Asks for the sites and expects this problem. */
export async function expectProblem(bridge: RunningBridge, status: number, code: string): Promise<void> {
  const answer = await bridge.get('/wfm/v1/sites');
  expect([answer.status, answer.body], answer.text).toMatchObject([status, { code, status }]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  if (status === 503) expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
}
