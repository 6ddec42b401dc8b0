/**
 * Exchanges that people can check by hand. Each folder `<Operation>__<what it proves>` holds
 *
 * - `request.json`: service, profile and the JSON that a caller sends (written by hand)
 * - `request.xml`: the SOAP document it becomes, indented
 * - `response.xml`: an answer as a server may send it (written by hand)
 * - `response.friendly.json`, `response.exact.json`: what it becomes in the two profiles
 *
 * `UPDATE_GOLDEN=1 npx vitest run test/golden` writes the three files that follow from the other two; read the
 * difference like code before you keep it. Guessed enum numbers are named here, as in the demo.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { noOddities, operationCodec } from '../../src/codec/operation-codec.ts';
import type { JsonProfile } from '../../src/contract/json-profile.ts';
import type { Operation, Service } from '../../src/contract/service-model.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { prettyXml } from '../support/pretty-xml.ts';
import { fileOf } from '../support/wsdl-folder.ts';
import { judgeOf, type Judge } from '../support/xsd-of-wsdl.ts';

interface GoldenRequest {
  readonly service: string;
  readonly profile: JsonProfile;
  readonly body: unknown;
}

const folder = 'test/golden';
const updating = process.env['UPDATE_GOLDEN'] === '1';
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const judges = new Map<string, Judge>();

afterAll(() => {
  for (const judge of judges.values()) judge.dispose();
});

function judgeFor(service: Service): Judge {
  const judge = judges.get(service.name) ?? judgeOf(fileOf(service.file));
  judges.set(service.name, judge);
  return judge;
}

function read(name: string, file: string): string {
  return readFileSync(`${folder}/${name}/${file}`, 'utf8');
}

/** Compares with the file, or writes it. */
function check(name: string, file: string, text: string): void {
  if (updating) writeFileSync(`${folder}/${name}/${file}`, text);
  expect(text).toBe(read(name, file));
}

// eslint-disable-next-line @typescript-eslint/require-await -- the port is a stream
async function* streamOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** What the raw route would send, indented. */
async function decoded(called: readonly [Service, Operation], profile: JsonProfile, xml: string): Promise<string> {
  const oddities = noOddities();
  const codec = operationCodec(...called, { profile, nameProvisionalEnums: true });
  const chunks: Uint8Array[] = [];
  for await (const chunk of codec.decode(streamOf(xml), oddities)) chunks.push(chunk);
  expect(oddities).toEqual(noOddities());
  return `${JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8')), null, 2)}\n`;
}

describe.each(cases)('%s', (name) => {
  const { service, profile, body } = JSON.parse(read(name, 'request.json')) as GoldenRequest;
  const called = serviceAndOperation(contract, service, name.slice(0, name.indexOf('__')));

  test('the request becomes its XML', () => {
    const xml = operationCodec(...called, { profile, nameProvisionalEnums: true }).encode(body);
    check(name, 'request.xml', prettyXml(xml));
  });

  test('libxml2 finds both documents valid', () => {
    const judge = judgeFor(called[0]);
    judge.checkBody(read(name, 'request.xml'));
    judge.checkBody(read(name, 'response.xml'));
  });

  test.each<JsonProfile>(['friendly', 'exact'])('the answer becomes its %s JSON', async (answerProfile) => {
    check(name, `response.${answerProfile}.json`, await decoded(called, answerProfile, read(name, 'response.xml')));
  });

  test('the exact answer is what the XML says, written again', async () => {
    const echo = { ...called[1], request: called[1].response };
    const codec = operationCodec(called[0], echo, { profile: 'exact', nameProvisionalEnums: true });
    const again = codec.encode(JSON.parse(read(name, 'response.exact.json')));
    judgeFor(called[0]).checkBody(again);
    expect(await decoded(called, 'exact', again)).toBe(read(name, 'response.exact.json'));
  });
});

test('a folder has its five files and nothing else', () => {
  expect(cases.length).toBeGreaterThanOrEqual(10);
  for (const name of cases) {
    expect([name, readdirSync(`${folder}/${name}`).sort()]).toEqual([
      name,
      ['request.json', 'request.xml', 'response.exact.json', 'response.friendly.json', 'response.xml'],
    ]);
  }
});
