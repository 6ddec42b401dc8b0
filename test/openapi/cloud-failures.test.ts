import { expect, test } from 'vitest';
import { cloudCodes, cloudFlawCodes } from '../../src/http/error/cloud-codes.ts';
import { cloudFailures } from '../../src/openapi/cloud-failures.ts';

/** Of methods and representations that no document describes. */
const undescribed = ['405 method.not.allowed', '406 not.acceptable'];
/** Where the facts of a failure say more than its code. */
const moreExact = [
  '401 authentication.required',
  '403 missing.any.permissions',
  '409 invalid.update.wrong.version',
];

test('the document in Genesys Cloud words names every code that a failure can have there, and no other', () => {
  const made = [
    ...Object.values(cloudCodes).map(({ status, code }) => `${status} ${code}`),
    ...Object.values(cloudFlawCodes).map((code) => `400 ${code}`),
    ...moreExact,
  ];
  const named = Object.entries(cloudFailures).flatMap(([status, { codes }]) =>
    codes.map((code) => `${status} ${code}`),
  );
  expect([...named, ...undescribed].sort()).toEqual([...new Set(made)].sort());
});
