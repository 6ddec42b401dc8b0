/** The door to WFM: which service and version, what is refused before anything is sent. */
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { compileContract } from '../../src/contract/compile.ts';
import type { ServiceModel } from '../../src/contract/service-model.ts';
import { contract } from '../support/contract.ts';
import { failureOf } from '../support/failure-of.ts';
import {
  handlerUrl,
  oneSite,
  opened,
  soap,
  startScriptedWfm,
  type ScriptedWfm,
} from '../support/scripted-wfm.ts';
import { upstreamBench, type UpstreamBench } from '../support/upstream-bench.ts';
import { contractSource, fileOf } from '../support/wsdl-folder.ts';

/** The repository's contract and a `ConfigService860` beside `ConfigService850`. */
function twoVersions(): ServiceModel {
  const source = contractSource();
  const text = fileOf('ConfigService/WFMConfigService850.wsdl').replaceAll(
    'ConfigService850',
    'ConfigService860',
  );
  return compileContract({
    ...source,
    files: [...source.files, { path: 'ConfigService/WFMConfigService860.wsdl', text }],
  });
}

async function scripted(
  extra: Environment = {},
  model?: ServiceModel,
): Promise<UpstreamBench & { readonly wfm: ScriptedWfm }> {
  const wfm = await startScriptedWfm();
  return { ...upstreamBench({ ...wfm.variables, ...extra }, model), wfm };
}

describe('the version', () => {
  const newest = oneSite.replace('850', '860');

  test.each([
    { name: 'the newest that both have', asked: 'ConfigService', offered: [850, 860, 999], used: '860' },
    { name: 'an older one, when WFM offers only that', asked: 'ConfigService', offered: [850], used: '850' },
    { name: 'the one that is named', asked: 'ConfigService850', offered: [850, 860], used: '850' },
    { name: 'the newest by its name', asked: 'ConfigService860', offered: [860], used: '860' },
  ])('$name', async ({ asked, offered, used }) => {
    const { wfm, raw } = await scripted({}, twoVersions());
    const services = offered.map((version) => [
      `ConfigService${version}`,
      handlerUrl(wfm.origin, `WFMConfigService${version}`, 'k'),
    ]);
    wfm.set('OpenSession', opened(Object.fromEntries(services) as Record<string, string>));
    wfm.set('GetSite', soap(used === '860' ? newest : oneSite));
    expect(await raw(asked, 'GetSite')).toMatchObject({ items: [{ siteId: 5 }] });
    const last = wfm.server.requests.at(-1);
    expect(last?.path).toContain(`Handler=WFMConfigService${used}`);
    expect(last?.body).toContain(`urn:WFMConfigService${used}`);
  });

  test.each([
    { asked: 'ConfigService860', offered: 850 },
    { asked: 'ConfigService850', offered: 860 },
    { asked: 'ConfigService', offered: 761 },
  ])('$asked where WFM offers $offered is not offered', async ({ asked, offered }) => {
    const { wfm, raw } = await scripted({}, twoVersions());
    wfm.set('OpenSession', opened({ [`ConfigService${offered}`]: handlerUrl(wfm.origin, 'x', 'k') }));
    expect((await failureOf(raw(asked, 'GetSite'))).code).toBe('service-not-offered');
    expect(wfm.count('GetSite')).toBe(0);
  });
});

describe('refused before anything is sent', () => {
  test.each([
    { service: 'SessionService', operation: 'CloseSession', code: 'operation-reserved', detail: /session/ },
    { service: 'SessionService800', operation: 'OpenSession', code: 'operation-reserved', detail: /session/ },
    { service: 'LocatorService', operation: 'LocateServer', code: 'operation-reserved', detail: /session/ },
    {
      service: 'ConfgService',
      operation: 'GetSite',
      code: 'unknown-service',
      detail: /did you mean ConfigService\?/,
    },
    {
      service: 'ConfigService851',
      operation: 'GetSite',
      code: 'unknown-service',
      detail: /ConfigService850\?/,
    },
    { service: 'Weather', operation: 'GetSite', code: 'unknown-service', detail: /describes this service$/ },
    { service: '__proto__', operation: 'GetSite', code: 'unknown-service', detail: /./ },
    {
      service: 'ConfigService',
      operation: 'GetSites',
      code: 'unknown-operation',
      detail: /did you mean GetSite\?/,
    },
    {
      service: 'ConfigService',
      operation: 'getsite',
      code: 'unknown-operation',
      detail: /did you mean GetSite\?/,
    },
    {
      service: 'ConfigService',
      operation: 'constructor',
      code: 'unknown-operation',
      detail: /no such operation$/,
    },
  ])('$service.$operation: $code', async ({ service, operation, code, detail }) => {
    const { wfm, raw } = await scripted();
    const error = await failureOf(raw(service, operation));
    expect(error.code).toBe(code);
    expect(error.detail).toMatch(detail);
    expect(wfm.steps).toEqual([]);
  });

  test('a body with flaws', async () => {
    const { wfm, raw } = await scripted();
    const error = await failureOf(raw('ConfigService', 'GetSite', { filtre: {} }));
    expect(error).toMatchObject({ code: 'invalid-request', facts: { errors: [{ pointer: '/filtre' }] } });
    expect(wfm.steps).toEqual([]);
  });

  test('an operation with a construct that is not supported', async () => {
    const path = 'ConfigService/WFMConfigService850.wsdl';
    const text = fileOf(path).replace(
      /(<s:element name="GetSite">[\s\S]*?)<s:sequence>([\s\S]*?)<\/s:sequence>/,
      '$1<s:assert test="1"/><s:sequence>$2</s:sequence>',
    );
    expect(text).not.toBe(fileOf(path));
    const model = compileContract(contractSource({ [path]: text }));
    const { wfm, raw, upstream } = await scripted({}, model);
    const error = await failureOf(raw('ConfigService', 'GetSite'));
    expect(error).toMatchObject({ code: 'unsupported-contract', facts: { operation: 'GetSite' } });
    expect(wfm.steps).toEqual([]);
    const use = { service: 'ConfigService', operation: 'GetSite', members: [] } as const;
    expect(upstream.gateway.missing([use])).toEqual([{ service: 'ConfigService', operation: 'GetSite' }]);
  });
});

describe('guessed enum numbers', () => {
  test('refuse writes by default, and nothing is sent', async () => {
    const { wfm, raw } = await scripted({ WFM_PROVISIONAL: 'refuse-writes' });
    for (const operation of ['InsertUser', 'UpdateUser', 'DeleteCfgObject']) {
      const error = await failureOf(raw('ConfigService', operation, {}));
      expect(error).toMatchObject({ code: 'provisional-contract', facts: { operation } });
    }
    expect(wfm.steps).toEqual([]);
  });

  test('stay numbers in what is read, and are named', async () => {
    const { request } = await scripted({ WFM_PROVISIONAL: 'refuse-writes' });
    const wfm = request();
    await wfm.callRaw('ConfigService', 'GetSite', {}, { profile: 'friendly' });
    expect([...wfm.provisional]).toEqual(expect.arrayContaining(['ECfgInfoType', 'ECfgSortMode.Site']));
    expect([...request().provisional]).toEqual([]);
  });

  test('are names where they are allowed, and nothing is said of them', async () => {
    const { request } = await scripted({ WFM_PROVISIONAL: 'allow' });
    const wfm = request();
    await wfm.callRaw(
      'ConfigService',
      'GetSite',
      { details: { infoType: 'CFG_INFO_OBJECT' } },
      { profile: 'friendly' },
    );
    expect([...wfm.provisional]).toEqual([]);
  });
});

describe('what the contract lacks', () => {
  const service = 'ConfigService';
  test.each([
    { operation: 'GetSite', members: ['CfgSite.wmSiteId', 'GetSite.filter'], missing: [] },
    {
      operation: 'GetSite',
      members: ['CfgSite.wmColor'],
      missing: [{ service, operation: 'GetSite', member: 'CfgSite.wmColor' }],
    },
    {
      operation: 'GetSite',
      members: ['CfgPlanet.wmId'],
      missing: [{ service, operation: 'GetSite', member: 'CfgPlanet.wmId' }],
    },
    {
      operation: 'GetSite',
      members: ['GetSite.color'],
      missing: [{ service, operation: 'GetSite', member: 'GetSite.color' }],
    },
    { operation: 'GetPlanet', members: ['CfgSite.wmSiteId'], missing: [{ service, operation: 'GetPlanet' }] },
  ])('$operation $members', async ({ operation, members, missing }) => {
    const { upstream } = await scripted();
    expect(upstream.gateway.missing([{ service, operation, members }])).toEqual(missing);
  });

  test('is told per service, operation and safety in the view', async () => {
    const { request } = await scripted();
    const before = request().services();
    expect(before.map(({ name, offered }) => [name, offered])).toEqual(
      contract.services.map(({ name }) => [name, undefined]),
    );
    await request().callRaw('ConfigService', 'GetSite', {}, { profile: 'friendly' });
    const after = request().services();
    expect(after.find(({ name }) => name === 'ConfigService850')?.offered).toBe(true);
    expect(after.find(({ name }) => name === 'LocatorService800')?.offered).toBe(false);
  });
});
