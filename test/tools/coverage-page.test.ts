/** Where each field of the answers in Genesys Cloud's words comes from, held against models and WSDLs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { fieldSources } from '../../src/api/cloud/field-sources.ts';
import type { OperationSources } from '../../src/api/cloud/parts/field-source.ts';
import { answerFields, sourceFlaws } from '../../tools/answer-fields.ts';
import { coveragePage } from '../../tools/coverage-page.ts';
import { memberEvidence } from '../../tools/member-evidence.ts';
import { contract } from '../support/contract.ts';

const operations = cloudEndpoints.map((endpoint) => {
  const sources = fieldSources[endpoint.operationId] ?? {};
  return [endpoint.operationId, { endpoint, sources }] as const;
});

test('every operation has sources, and nothing else has', () => {
  expect(Object.keys(fieldSources).sort()).toEqual(operations.map(([id]) => id).sort());
});

describe.each(operations)('%s', (_id, { endpoint, sources }) => {
  test('every field of its answer has a source, and no other field has one', () => {
    expect(sourceFlaws(endpoint, sources)).toEqual([]);
    expect(answerFields(endpoint, sources).length).toBeGreaterThan(2);
  });

  test('its sources are members of the WSDLs that it declares to use', () => {
    const members = Object.values(sources)
      .flatMap((fields) => Object.values(fields))
      .flatMap((source) => ('from' in source ? source.from.split(' ') : []));
    expect(members.filter((member) => memberEvidence(contract, member) === undefined)).toEqual([]);
    const used = new Set(endpoint.uses.flatMap((use) => use.members));
    expect([...new Set(members)].filter((member) => !used.has(member))).toEqual([]);
  });
});

describe('a flaw of the sources is found:', () => {
  const users = cloudEndpoints.find(({ operationId }) => operationId.endsWith('ManagementunitUsers'));
  const sources: OperationSources = fieldSources[String(users?.operationId)] ?? {};
  const withoutName = Object.fromEntries(
    Object.entries(sources['User'] ?? {}).filter(([field]) => field !== 'name'),
  );

  test.each<[what: string, changed: OperationSources, flaw: string]>([
    ['a field without a source', { ...sources, User: withoutName }, 'entities[].name has no source'],
    [
      'a field that the model lacks',
      { ...sources, User: { ...sources['User'], site: { made: 'the site' } } },
      'User.site is not in the answer',
    ],
    [
      'a model that the answer does not have',
      { ...sources, Chat: { jabberId: { absent: 'WFM does not chat' } } },
      'Chat.jabberId is not in the answer',
    ],
    [
      'a model that is reached through a field with a source alone',
      { ...sources, User: { ...sources['User'], chat: { made: 'the chat' } } },
      'entities[].chat.jabberId has no source',
    ],
  ])('%s', (_what, changed, flaw) => {
    if (users === undefined) throw new Error('there is no list of users');
    expect(sourceFlaws(users, changed)).toEqual([flaw]);
  });
});

test.each([
  ['CfgSite.wmName', 'inferred'],
  ['CfgSiteShort.wmName', 'code'],
  ['GetCalendarItem.filter', expect.any(String) as string],
  ['CfgSite.wmNothing', undefined],
  ['CfgNothing.wmName', undefined],
])('the evidence of %s is %s', (member, label) => {
  expect(memberEvidence(contract, member)?.label).toEqual(label);
});

test('the page has every field, and is committed as it would be printed', () => {
  const page = coveragePage(contract);
  expect(page).toContain(
    '| `entities[].name` | `CfgAgent.gswFirstName`, `CfgAgent.gswLastName`: joined by a space |',
  );
  expect(page).toContain('| `userSchedules{}.shifts[].manuallyEdited` | **absent**: ');
  expect(page.match(/^\| `/gm)?.length).toBe(
    operations.flatMap(([, { endpoint, sources }]) => answerFields(endpoint, sources)).length,
  );
  expect(readFileSync('docs/coverage.md', 'utf8')).toBe(page);
});
