/** One answer of a fixture's operation as the oracle reads it, in one line of a test. */
import type { JsonProfile } from '../../src/contract/json-profile.ts';
import { callable, fixtureContract } from '../fixtures/fixture-contract.ts';
import { readAnswer, type Called } from './decode-answer.ts';
import { plainOf } from './json-tree.ts';

export const xsi = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const models = new Map<string, readonly Called[]>();

function calledBy(name: string): Called {
  const [fixture = '', operation] = name.split('.');
  const known = models.get(fixture) ?? callable(fixtureContract(fixture));
  models.set(fixture, known);
  const called = known.find((candidate) => candidate[1].name === operation);
  if (called === undefined) throw new Error(`there is no ${name}`);
  return called;
}

/**
 * `name` is `fixture.operation`; `content` begins inside of the start tag of the answer, whose namespace has the prefix `r`.
 */
export function readFixture(name: string, content: string, profile: JsonProfile = 'exact'): unknown {
  const called = calledBy(name);
  const response = called[1].response.name;
  const end = response.indexOf('}');
  const element = `<r:${response.slice(end + 1)} ${content}</r:${response.slice(end + 1)}>`;
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
  const xml = `<s:Envelope xmlns:s="${soap}" xmlns:r="${response.slice(1, end)}"><s:Body>${element}</s:Body></s:Envelope>`;
  return plainOf(readAnswer(called, Buffer.from(xml), { profile, nameProvisionalEnums: true }));
}
