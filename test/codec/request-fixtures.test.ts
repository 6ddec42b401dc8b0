/** Every request of every fixture WSDL, from generated values: libxml2 judges what is written. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compileRequestWriter } from '../../src/codec/encode.ts';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { typeOf } from '../../src/contract/service-model.ts';
import { readDocument } from '../../src/xml/document.ts';
import { callable, fixtureContract, fixtureFiles, fixtureNames } from '../fixtures/fixture-contract.ts';
import { arbitraryOfMessage } from '../support/arbitrary-of-type.ts';
import { exact, friendly } from '../support/codec-calls.ts';
import { judgeOfFiles, type Judge } from '../support/xsd-of-wsdl.ts';

const judges: Judge[] = [];
afterAll(() => {
  for (const judge of judges) judge.dispose();
});

describe.each(fixtureNames)('%s', (fixture) => {
  const model = fixtureContract(fixture);
  // libxml2 has no schema of the SOAP encoding.
  const isLiteral = callable(model).some(([, { request }]) => !request.encoded);
  const judge = isLiteral ? judgeOfFiles(fixtureFiles(fixture), model.services) : undefined;
  if (judge !== undefined) judges.push(judge);
  const cases = callable(model).map(([service, operation]) => ({
    name: `${service.name}.${operation.name}`,
    service,
    operation,
    write: compileRequestWriter(service, operation, exact),
  }));

  test.each(cases)('a generated request of $name is valid for libxml2', ({ service, operation, write }) => {
    const { request } = operation;
    fc.assert(
      fc.property(arbitraryOfMessage(service, request), (value) => {
        const document = write(value);
        // The SOAP encoding has attributes that no schema declares; in an empty Body there is nothing to judge.
        if (judge === undefined || request.encoded || request.empty) readDocument(document);
        else judge.checkBody(document);
      }),
      { numRuns: 150 },
    );
  });

  test.each(cases)(
    'the order of the properties of $name changes nothing',
    ({ service, operation, write }) => {
      fc.assert(
        fc.property(arbitraryOfMessage(service, operation.request), (value) => {
          expect(write(backwards(value))).toBe(write(value));
        }),
        { numRuns: 30 },
      );
    },
  );

  test.each(cases)('a request of $name is read back as it was', async ({ service, operation, write }) => {
    const echo = operationCodec(service, { ...operation, response: operation.request }, exact);
    await fc.assert(
      fc.asyncProperty(arbitraryOfMessage(service, operation.request), async (value) => {
        expect(sorted(await echo.decodeValue(streamOf(write(value))))).toBe(sorted(value));
      }),
      { numRuns: 50 },
    );
  });

  /** In friendly, an answer with a single property is that property's value, which is no request. */
  const several = cases.filter(({ service, operation }) => {
    const type = typeOf(service, operation.request.type);
    return (
      type.kind === 'complex' &&
      type.value === undefined &&
      type.members.length + type.attributes.length !== 1
    );
  });
  test.each(several)('friendly $name is the same XML', async ({ service, operation, write }) => {
    const echo = operationCodec(service, { ...operation, response: operation.request }, friendly);
    const prefixes = / xmlns(?::\w+)?="[^"]*"/g;
    await fc.assert(
      fc.asyncProperty(arbitraryOfMessage(service, operation.request), async (value) => {
        const document = write(value);
        const again = echo.encode(await echo.decodeValue(streamOf(document)));
        expect(again.replace(prefixes, '')).toBe(document.replace(prefixes, ''));
      }),
      { numRuns: 50 },
    );
  });
});

async function* streamOf(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** JSON without the order of properties, and without the prefixes that we put around foreign XML. */
function sorted(value: unknown): string {
  const ours = / xmlns:(?:n\d+|v\d+|soap|xsi|xsd|soapenc)="[^"]*"/g;
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === '@xml' && typeof inner === 'string') return inner.replace(ours, '');
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/** The same value with the properties of every object in the opposite order, but for those whose order is written. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, key === '@attributes' ? inner : backwards(inner)] as const,
  );
  return Object.fromEntries(entries.reverse());
}
