/** What is sent with an operation, what a refusing holder becomes, and what is logged of an odd answer. */
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { failureOf } from '../support/failure-of.ts';
import { insertRole, operationBench, readSites } from '../support/operation-bench.ts';
import { oneSite, soap } from '../support/scripted-wfm.ts';

test('a request is a POST with action, type and Bearer', async () => {
  const bench = await operationBench(soap(oneSite));
  await bench.value({ ...readSites, token: new Secret('access-1') });
  const [request] = bench.server.requests;
  expect(request).toMatchObject({
    method: 'POST',
    path: '/?Handler=WFMConfigService850&SessionID=k',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: '"#GetSite"',
      authorization: 'Bearer access-1',
    },
  });
  expect(request?.headers.accept).toContain('text/xml');
  expect(request?.body).toContain(':GetSite ');
});

test('without a token there is no Authorization', async () => {
  const bench = await operationBench(soap(oneSite));
  await bench.value(readSites);
  expect(bench.server.requests[0]?.headers.authorization).toBeUndefined();
});

test('value and JSON say the same, in both profiles', async () => {
  const bench = await operationBench(soap(oneSite));
  for (const profile of ['friendly', 'exact'] as const) {
    const call = { operation: 'GetSite', input: {}, profile };
    expect(await bench.json(call)).toEqual(await bench.value(call));
  }
  expect(await bench.json(readSites)).toMatchObject({ items: [{ siteId: 5, name: 'Utrecht' }] });
});

test('an answer beyond the bound of values can be streamed, but not held', async () => {
  const site = /<objectArray>.*<\/objectArray>/.exec(oneSite)?.[0] ?? '';
  const many = oneSite
    .replace('<objectArrayNSizeIs>1<', '<objectArrayNSizeIs>6000<')
    .replace(site, site.repeat(6_000));
  const bench = await operationBench(soap(many), { maxResponseBytes: many.length * 2 });
  expect((await failureOf(bench.value(readSites))).code).toBe('upstream-oversized');
  expect(await bench.json(readSites)).toMatchObject({ items: { length: 6_000 } });
});

describe('a holder with success=false', () => {
  const message = (id: number, text: string): string =>
    `<id>${id}</id><message>${text}</message><objectId>12</objectId>`;
  const refusal = (errors: readonly string[], warnings: readonly string[] = []): string =>
    '<InsertSecurityRoleResponse xmlns="urn:WFMConfigService850"><return><success>false</success>' +
    `<warningArrayNSizeIs>${warnings.length}</warningArrayNSizeIs>` +
    warnings.map((text) => `<warningArray>${text}</warningArray>`).join('') +
    `<errorArrayNSizeIs>${errors.length}</errorArrayNSizeIs>` +
    errors.map((text) => `<errorArray>${text}</errorArray>`).join('') +
    '<objectID>0</objectID></return></InsertSecurityRoleResponse>';
  const exactRole = {
    operation: 'InsertSecurityRole',
    profile: 'exact',
    input: {
      securityRole: {
        wmSecurityRoleId: 0,
        wmName: 'Planner',
        wmSecurityRoleSubsystemsNSizeIs: 0,
        wmSecurityRoleSubsystems: [],
        timestamp: '0',
      },
      force: false,
    },
  } as const;

  test.each([
    { name: 'friendly', call: insertRole },
    { name: 'exact', call: exactRole },
  ])("is a failure with WFM's own items ($name)", async ({ call }) => {
    const bench = await operationBench(
      soap(refusal([message(1, 'name taken'), '<id>2</id><objectId>0</objectId>'], [message(9, 'look')])),
    );
    for (const way of [bench.value, bench.json]) {
      const error = await failureOf(way(call));
      expect(error).toMatchObject({
        code: 'validation-failed',
        detail: 'WFM refused InsertSecurityRole: name taken (and 2 more)',
        facts: { service: 'ConfigService850', operation: 'InsertSecurityRole' },
      });
      expect(error.facts.validation).toEqual([
        { severity: 'error', id: 1, message: 'name taken', objectId: 12 },
        { severity: 'error', id: 2, objectId: 0 },
        { severity: 'warning', id: 9, message: 'look', objectId: 12 },
      ]);
    }
  });

  test('without a reason is a failure all the same', async () => {
    const bench = await operationBench(soap(refusal([])));
    expect(await failureOf(bench.value(insertRole))).toMatchObject({
      code: 'validation-failed',
      detail: 'WFM refused InsertSecurityRole: it gave no reason',
      facts: { validation: [] },
    });
  });

  test('success=true with warnings is an answer', async () => {
    const body = refusal([], [message(9, 'look')]).replace('>false<', '>true<');
    const bench = await operationBench(soap(body));
    expect(await bench.json(insertRole)).toMatchObject({
      success: true,
      warningArray: [{ message: 'look' }],
    });
  });
});

describe('oddities', () => {
  test.each([
    {
      name: 'a count that is wrong',
      change: ['NSizeIs>1<', 'NSizeIs>3<'],
      facts: { countDifferences: [{}] },
    },
    {
      name: 'an unknown element',
      change: ['<wmSiteId>', '<wmNew>1</wmNew><wmSiteId>'],
      facts: { unknownElements: 1 },
    },
  ] as const)('$name is logged once and the answer is good', async ({ change, facts }) => {
    for (const way of ['value', 'json'] as const) {
      const bench = await operationBench(soap(oneSite.replace(change[0], change[1])));
      expect(await bench[way](readSites)).toMatchObject({ items: [{ siteId: 5 }] });
      const lines = bench.log.lines();
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ level: 'warn', service: 'ConfigService850', operation: 'GetSite' });
      expect(Object.keys(lines[0]!)).toEqual(expect.arrayContaining(Object.keys(facts)));
      expect(bench.log.text()).not.toContain('Utrecht');
    }
  });

  test.each(['value', 'json'] as const)(
    'announced items that are not there are no empty list: %s',
    async (way) => {
      const bench = await operationBench(soap(oneSite.replace(/<objectArray>.*<\/objectArray>/s, '')));
      expect(await failureOf(bench[way](readSites))).toMatchObject({
        code: 'upstream-contract-violation',
        facts: { members: ['GetSiteResponse/return/objectArrayNSizeIs'] },
      });
    },
  );

  test('an answer as described is not worth a line', async () => {
    const bench = await operationBench(soap(oneSite));
    await bench.value(readSites);
    expect(bench.log.lines()).toEqual([]);
  });
});
