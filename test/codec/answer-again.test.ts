/** One codec reads the same answers again and again: whatever it has learned of the one before must not show. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { envelope, exact, friendly } from '../support/codec-calls.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';

const called = serviceAndOperation(contract, 'ConfigService', 'GetSkill');

const full = (id: number): string =>
  `<objectArray><wmSkillId>${id}</wmSkillId><gswTenantId>1</gswTenantId><wmName>S${id}</wmName></objectArray>`;
const short = (id: number): string =>
  `<objectShortArray><wmSkillId>${id}</wmSkillId><wmName>S${id}</wmName></objectShortArray>`;
const countOf = (name: string, count: number): string => `<${name}NSizeIs>${count}</${name}NSizeIs>`;

function answer(fulls: number, shorts: number): Buffer {
  const items = (count: number, item: (id: number) => string): string =>
    Array.from({ length: count }, (_, index) => item(index + 1)).join('');
  return Buffer.from(
    envelope(
      `<GetSkillResponse xmlns="urn:WFMConfigService850"><return>` +
        `${countOf('objectArray', fulls)}${items(fulls, full)}` +
        `${countOf('objectShortArray', shorts)}${items(shorts, short)}</return></GetSkillResponse>`,
    ),
  );
}

describe.each([
  ['friendly', friendly],
  ['exact', exact],
] as const)('%s', (_profile, options) => {
  // Behind the items of the first array come the count of the second and its items, which are lines of another form.
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [2, 2],
    [0, 3],
  ])('an answer of %i whole items and %i short ones', async (fulls, shorts) => {
    const bytes = answer(fulls, shorts);
    const codec = operationCodec(...called, options);
    for (let time = 0; time < 8; time++) {
      const lines = await outcomeOf(codec.decodeItems(inPieces(bytes, 4096)));
      const ids = lines.split('\n').flatMap((line) => /(?:skillId|wmSkillId)":(\d+)/.exec(line)?.[1] ?? []);
      const expected = [fulls, shorts].flatMap((count) =>
        Array.from({ length: count }, (_, index) => String(index + 1)),
      );
      expect(ids, lines).toEqual(expected);
      const whole = await outcomeOf(codec.decode(inPieces(bytes, 4096)));
      expect(whole.match(/killId":/g) ?? [], whole).toHaveLength(fulls + shorts);
    }
  });
});
