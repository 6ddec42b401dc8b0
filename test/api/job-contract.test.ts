import { expect, test } from 'vitest';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { missingUses } from '../../src/contract/missing-uses.ts';
import { contract } from '../support/contract.ts';

const jobs = allEndpoints.filter(({ uses }) => uses.some(({ service }) => service !== 'ConfigService'));

test.each(jobs.map((job) => [job.operationId, job] as const))(
  '%s uses nothing that the WSDLs do not have',
  (_name, { uses }) => {
    expect(missingUses(contract, uses)).toEqual([]);
  },
);

test('all operations of the jobs are in use', () => {
  const used = new Set(jobs.flatMap(({ uses }) => uses.map(({ operation }) => operation)));
  const services = ['CalendarService', 'AdherenceService', 'PerformanceService', 'ForecastService'];
  const offered = contract.services
    .filter(({ family }) => services.includes(family))
    .flatMap(({ operations }) => [...operations.keys()]);
  expect(offered.filter((operation) => !used.has(operation))).toEqual([]);
});

test('each says what it answers with when it makes or deletes something', () => {
  // What the Genesys Cloud face answers with is what its reference says.
  const own = jobs.filter(({ path }) => !path.startsWith('/api/v2/'));
  for (const { operationId, method, safety, success, path } of own) {
    const isMade = safety === 'create';
    expect([operationId, success]).toEqual([
      operationId,
      isMade ? 201 : method === 'delete' ? 204 : undefined,
    ]);
    if (isMade) expect(path).not.toMatch(/\{\w+\}$/);
  }
});
