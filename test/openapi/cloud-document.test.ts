/** The document in Genesys Cloud's words, held against the reference document. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { cloudDocument } from '../../src/openapi/cloud-document.ts';
import { documentTexts } from '../../src/openapi/document-texts.ts';
import { contract } from '../support/contract.ts';
import { differences, factsOf } from '../support/document-facts.ts';
import { documentSource, operationsOf, type OpenApi } from '../support/openapi-document.ts';

function readDocument(path: string): OpenApi {
  return JSON.parse(readFileSync(path, 'utf8')) as OpenApi;
}

function printed(endpoints = cloudEndpoints): OpenApi {
  const source = { ...documentSource(contract), endpoints };
  return JSON.parse(JSON.stringify(cloudDocument(source))) as OpenApi;
}

const reference = readDocument('test/fixtures/genesys-cloud/genesys-cloud-wfm.openapi.json');
const document = printed();

/** Of the bridge alone: its token, and where the result of a historical query is fetched. */
const ownPath = /^\/oauth\/token$|\/historicaladherencequeries\/\{\w+\}$/;

function modelsIn(value: unknown): readonly string[] {
  return JSON.stringify(value).match(/(?<=components\/schemas\/)\w+/g) ?? [];
}

/** The models that these paths lead to; those of failures belong to every operation. */
function reached({ paths, components }: OpenApi, isWanted: (path: string) => boolean): ReadonlySet<string> {
  const items = Object.entries(paths).filter(([path]) => isWanted(path));
  const found = new Set([...modelsIn(items), 'ErrorBody', 'Detail']);
  // A set that grows while it is walked is walked to its end.
  for (const name of found) for (const inner of modelsIn(components.schemas[name])) found.add(inner);
  return found;
}

/** The document without what is the bridge's own. */
function shared(whole: OpenApi): OpenApi {
  const isShared = (path: string): boolean => !ownPath.test(path);
  const models = reached(whole, isShared);
  const { paths, components, ...rest } = whole;
  const kept = Object.entries(components.schemas).filter(([name]) => models.has(name));
  return {
    ...rest,
    paths: Object.fromEntries(Object.entries(paths).filter(([path]) => isShared(path))),
    components: { ...components, schemas: Object.fromEntries(kept) },
  };
}

describe('the document and the reference document', () => {
  test('say the same of the twelve operations and the 67 models', () => {
    const wanted = factsOf(reference);
    expect(differences(wanted, factsOf(shared(document)))).toEqual([]);
    expect([operationsOf(reference).length, Object.keys(reference.components.schemas).length]).toEqual([
      12, 67,
    ]);
    expect(wanted.size).toBeGreaterThan(500);
  });

  test('count the same failures among those of every operation', () => {
    for (const [path, method, { responses }] of operationsOf(reference))
      expect(Object.keys(document.paths[path]?.[method]?.responses ?? {}), path).toEqual(
        expect.arrayContaining(Object.keys(responses)),
      );
  });

  test('the document has twelve operations, and no other paths than its own', () => {
    const paths = Object.keys(document.paths).filter((path) => !ownPath.test(path));
    expect(paths.sort()).toEqual(Object.keys(reference.paths).sort());
  });
});

const unit = '/api/v2/workforcemanagement/managementunits/{muId}';
const requests = `${unit}/users/{userId}/timeoffrequests`;

/** A member of a part of the document, to be changed. */
function at(value: unknown, ...path: readonly (string | number)[]): Record<string, unknown> {
  const found = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
  return found as Record<string, unknown>;
}

describe('a difference is found:', () => {
  test.each<[what: string, change: (copy: OpenApi) => void, where: string]>([
    [
      'a path has another name for its parameter',
      ({ paths }) => {
        const all = paths as Record<string, unknown>;
        all[requests.replace('muId', 'unitId')] = all[requests];
        Reflect.deleteProperty(all, requests);
      },
      `get ${requests} operationId`,
    ],
    [
      'another method',
      ({ paths }) => {
        const item = at(paths, `${unit}/intraday`);
        item['put'] = item['post'];
        delete item['post'];
      },
      `post ${unit}/intraday operationId`,
    ],
    [
      'another operation id',
      ({ paths }) => (at(paths, `${unit}/users`, 'get')['operationId'] = 'getUsers'),
      `get ${unit}/users operationId`,
    ],
    [
      'a permission more',
      ({ paths }) => {
        const wanted = at(paths, `${unit}/users`, 'get', 'x-requires-permissions');
        wanted['permissions'] = [...(wanted['permissions'] as readonly string[]), 'wfm:site:view'];
      },
      `get ${unit}/users permissions`,
    ],
    [
      'a parameter is missing',
      ({ paths }) => (at(paths, requests, 'get')['parameters'] = []),
      `get ${requests} parameter muId`,
    ],
    [
      'a default is another one',
      ({ paths }) => (at(paths, requests, 'get', 'parameters', 2, 'schema')['default'] = true),
      `get ${requests} parameter recentlyReviewed`,
    ],
    [
      'a list may be longer',
      ({ paths }) =>
        (at(paths, '/api/v2/workforcemanagement/adherence', 'get', 'parameters', 0, 'schema')['maxItems'] =
          101),
      'get /api/v2/workforcemanagement/adherence parameter userId',
    ],
    [
      'a body is required',
      ({ paths }) => (at(paths, `${unit}/intraday`, 'post', 'requestBody')['required'] = true),
      `post ${unit}/intraday body required`,
    ],
    [
      'another success',
      ({ paths }) => {
        const responses = at(paths, `${unit}/historicaladherencequery`, 'post', 'responses');
        responses['200'] = responses['202'];
        delete responses['202'];
      },
      `post ${unit}/historicaladherencequery answer 202`,
    ],
    [
      'a list instead of its container',
      ({ paths }) => {
        const media = at(paths, `${unit}/users`, 'get', 'responses', '200', 'content', 'application/json');
        media['schema'] = { type: 'array', items: { $ref: '#/components/schemas/User' } };
      },
      `get ${unit}/users answer 200`,
    ],
    [
      'a property is gone',
      ({ components }) => delete at(components.schemas, 'User', 'properties')['chat'],
      'User.chat',
    ],
    [
      'a property is new',
      ({ components }) => (at(components.schemas, 'User', 'properties')['site'] = { type: 'string' }),
      'User.site',
    ],
    [
      'a property is required',
      ({ components }) => (at(components.schemas, 'User')['required'] = ['version', 'id']),
      'User required',
    ],
    [
      'another format',
      ({ components }) => delete at(components.schemas, 'User', 'properties', 'version')['format'],
      'User.version',
    ],
    [
      'a word more in an enum',
      ({ components }) =>
        (at(components.schemas, 'IntradayQueue', 'properties', 'mediaTypes', 'items')['enum'] = ['Voice']),
      'IntradayQueue.mediaTypes',
    ],
    [
      'a property may be written',
      ({ components }) => delete at(components.schemas, 'User', 'properties', 'id')['readOnly'],
      'User.id',
    ],
    [
      'a map is a list',
      ({ components }) => {
        const properties = at(components.schemas, 'ActivityCodeContainer', 'properties');
        properties['activityCodes'] = { type: 'array', items: { $ref: '#/components/schemas/ActivityCode' } };
      },
      'ActivityCodeContainer.activityCodes',
    ],
  ])('%s', (_what, change, where) => {
    const copy = structuredClone(shared(document));
    change(copy);
    expect(differences(factsOf(reference), factsOf(copy))).toContain(where);
  });
});

describe('the document', () => {
  test('refuses in requests what it does not name, and answers may hold more', () => {
    const { schemas } = document.components;
    expect(schemas['AdminTimeOffRequestPatch']).toHaveProperty('additionalProperties', false);
    expect(schemas['TimeOffRequestResponse']).not.toHaveProperty('additionalProperties');
  });

  test('is served, in pieces, as it would be printed', () => {
    const source = documentSource(contract);
    const pieces = [...documentTexts(source).cloud()];
    expect(JSON.parse(pieces.join(''))).toEqual(document);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(30_000);
  });

  test('is committed as it would be printed', () => {
    const committed = readDocument('docs/openapi/cloud.json');
    const { info } = committed as unknown as { readonly info: { readonly version: string } };
    const source = { ...documentSource(contract), endpoints: cloudEndpoints, version: info.version };
    expect(committed).toEqual(JSON.parse(JSON.stringify(cloudDocument(source))));
  });

  test('leaves out what the loaded WSDLs cannot do, and says so', () => {
    const [first, ...others] = cloudEndpoints;
    const uses: Endpoint['uses'] = [
      { service: 'ConfigService', operation: 'GetSite', members: ['CfgSite.nothing'] },
    ];
    const lacking = printed(first === undefined ? [] : [{ ...first, uses }, ...others]);
    expect(lacking.paths).not.toHaveProperty([String(first?.path)]);
    expect(lacking.tags).toContainEqual(
      expect.objectContaining({
        'x-contract-mismatch': { [String(first?.operationId)]: ['ConfigService.GetSite CfgSite.nothing'] },
      }),
    );
  });
});
