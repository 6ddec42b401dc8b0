/** Documents of contracts that lack something that endpoints need. */
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { compileContract } from '../../src/contract/compile.ts';
import { documentTexts } from '../../src/openapi/document-texts.ts';
import { swagger2Document } from '../../src/openapi/swagger2-document.ts';
import { contract } from '../support/contract.ts';
import { documentSource, openApiOf, operationsOf, type OpenApi } from '../support/openapi-document.ts';
import { contractSource, fileOf } from '../support/wsdl-folder.ts';

const source = contractSource();

/** Our contract without the WSDL that nearly all nouns are read by. */
const withoutConfig = compileContract({
  ...source,
  files: source.files.filter(({ path }) => !path.startsWith('ConfigService/')),
});

const configService = 'ConfigService/WFMConfigService850.wsdl';
const renamed = compileContract(
  contractSource({
    [configService]: fileOf(configService).replace(
      /(<s:complexType name="CfgSite">[\s\S]*?<s:element name=")wmSiteId"/,
      '$1wmPlaceId"',
    ),
  }),
);

function swagger2Of(model: typeof contract): OpenApi {
  return JSON.parse(JSON.stringify(swagger2Document(documentSource(model)))) as OpenApi;
}

function idsOf(document: OpenApi): readonly string[] {
  return operationsOf(document).map(([, , { operationId }]) => operationId);
}

function marksOf({ tags }: OpenApi): Readonly<Record<string, unknown>> {
  const marks = (tags as readonly Readonly<Record<string, unknown>>[]).map(
    (tag) => [String(tag['name']), tag['x-contract-mismatch']] as const,
  );
  return Object.fromEntries(marks.filter(([, mark]) => mark !== undefined));
}

describe.each([
  ['OpenAPI 3.1', (model: typeof contract) => openApiOf(model)],
  ['Swagger 2.0', swagger2Of],
])('%s', (_what, documentOf) => {
  test('leaves out the endpoints whose service is not there, and says so at their tags', () => {
    const document = documentOf(withoutConfig);
    const needs = ({ uses }: Endpoint): boolean => uses.some(({ service }) => service === 'ConfigService');
    const lacking = wfmEndpoints.filter(needs);
    expect(lacking.length).toBeGreaterThan(20);
    const left = idsOf(document);
    expect(left.filter((id) => lacking.some(({ operationId }) => operationId === id))).toEqual([]);
    for (const endpoint of wfmEndpoints) if (!needs(endpoint)) expect(left).toContain(endpoint.operationId);
    const marks = marksOf(document);
    expect(marks['Sites']).toEqual({
      listSites: ['ConfigService.GetSite'],
      getSite: ['ConfigService.GetSite'],
    });
    const marked = Object.values(marks).flatMap((mark) => Object.keys(mark as object));
    expect(marked.sort()).toEqual(lacking.map(({ operationId }) => operationId).sort());
  });

  test('names the member that is missing, and keeps all other endpoints', () => {
    const document = documentOf(renamed);
    const lacking = ['ConfigService.GetSite CfgSite.wmSiteId'];
    expect(marksOf(document)).toMatchObject({ Sites: { listSites: lacking, getSite: lacking } });
    const usesIt = wfmEndpoints.filter(({ uses }) =>
      uses.some(({ members }) => members.includes('CfgSite.wmSiteId')),
    );
    const left = idsOf(document);
    const missing = wfmEndpoints.filter(({ operationId }) => !left.includes(operationId));
    expect(missing).toEqual(usesIt);
    const marks = Object.values(marksOf(document)) as readonly Readonly<Record<string, unknown>>[];
    expect(marks.flatMap(Object.entries).sort()).toEqual(
      usesIt.map(({ operationId }) => [operationId, lacking]).sort(),
    );
  });

  test('has no mark where nothing is missing', () => {
    expect(marksOf(documentOf(contract))).toEqual({});
  });

  test('keeps no schema of what is left out', () => {
    const text = JSON.stringify(documentOf(withoutConfig));
    expect(text).not.toContain('SiteList');
    expect(JSON.stringify(documentOf(contract))).toContain('SiteList');
  });
});

test('what is served in pieces is what is printed, also without a service', () => {
  const texts = documentTexts(documentSource(withoutConfig));
  expect(JSON.parse([...texts.openApi()].join(''))).toEqual(openApiOf(withoutConfig));
  expect(JSON.parse([...texts.swagger2()].join(''))).toEqual(swagger2Of(withoutConfig));
});
