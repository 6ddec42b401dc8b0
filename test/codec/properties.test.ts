/** For every operation: generated values go through the codec, with libxml2 and the oracle as judges. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import {
  builtins,
  type Operation,
  type Service,
  type ServiceModel,
} from '../../src/contract/service-model.ts';
import {
  callable,
  encodedFixtures,
  fixtureContract,
  fixtureFiles,
  fixtureNames,
} from '../fixtures/fixture-contract.ts';
import { differenceOf } from '../oracle/compare.ts';
import { readAnswer } from '../oracle/decode-answer.ts';
import { Draws } from '../oracle/draws.ts';
import { generateAnswer } from '../oracle/generate-answer.ts';
import { plainOf, readJson, treeOf } from '../oracle/json-tree.ts';
import { chunksOf, streamOf } from '../oracle/soap-document.ts';
import { arbitraryDraws, arbitraryOfMessage } from '../support/arbitrary-of-type.ts';
import { decodeBody, encodeBody, exact, friendly } from '../support/codec-calls.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { exactXml } from '../support/exact-xml.ts';
import { compileWsdl, wsdlText, type WsdlParts } from '../support/wsdl-text.ts';
import { judgeOfFiles, type Judge } from '../support/xsd-of-wsdl.ts';
import { fileOf, wsdlPaths } from '../support/wsdl-folder.ts';

type Called = readonly [Service, Operation];

interface Case {
  readonly name: string;
  readonly called: Called;
  readonly judge: Judge | undefined;
  readonly isOurs: boolean;
}

/** A contract with everything that the repository's WSDLs do not use: every built-in, nil, enumerations, recursion. */
const everything: WsdlParts = {
  operations: ['Every'],
  schema: `<s:simpleType name="Colour"><s:restriction base="s:string">
      <s:enumeration value="red"/><s:enumeration value="light green"/></s:restriction></s:simpleType>
    <s:complexType name="Every"><s:sequence>
      ${builtins
        // SOAP has no DTD that could declare an entity or a notation.
        .filter((builtin) => builtin !== 'NOTATION' && builtin !== 'ENTITY')
        .map((builtin) => `<s:element name="a-${builtin}" type="s:${builtin}" minOccurs="0" maxOccurs="4"/>`)
        .join('')}
      <s:element name="colour" type="t:Colour"/>
      <s:element name="nilInt" type="s:int" nillable="true"/>
      <s:element name="nilTree" type="t:Every" nillable="true" minOccurs="0"/>
      <s:element name="nilsNSizeIs" type="s:int"/>
      <s:element name="nils" type="s:string" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
    </s:sequence></s:complexType>
    ${['', 'Response'].map((end) => `<s:element name="Every${end}" type="t:Every"/>`).join('')}`,
};

const judges: Judge[] = [];

function casesOf(origin: string, model: ServiceModel, files: ReadonlyMap<string, string>): Case[] {
  // Nothing of the encoding of SOAP is described by a schema.
  const judge = encodedFixtures.includes(origin) ? undefined : judgeOfFiles(files, model.services);
  if (judge !== undefined) judges.push(judge);
  return callable(model).map((called) => ({
    name: `${origin}: ${called[0].name}.${called[1].name}`,
    called,
    judge,
    isOurs: origin === 'wsdl',
  }));
}

const qualified = wsdlText(everything);
const unqualified = wsdlText({ ...everything, form: 'unqualified' });
const cases = [
  ...casesOf('wsdl', contract, new Map(wsdlPaths.map((path) => [path, fileOf(path)]))),
  ...casesOf('qualified', compileWsdl(qualified), new Map([['test.wsdl', qualified]])),
  ...casesOf('unqualified', compileWsdl(unqualified), new Map([['test.wsdl', unqualified]])),
  ...fixtureNames.flatMap((name) => casesOf(name, fixtureContract(name), fixtureFiles(name))),
];

afterAll(() => {
  for (const judge of judges) judge.dispose();
});

// A failure is made smaller for a while only.
const runs = { numRuns: 8, seed: 20_240_115, interruptAfterTimeLimit: 5000 };

/** The operation with its request as answer, so that the reader of answers reads requests. */
function echoOf([service, operation]: Called): Called {
  return [service, { ...operation, response: operation.request }];
}

function envelopeOf(called: Called, value: unknown, options: CodecOptions): string {
  return operationCodec(...called, options).encode(value);
}

async function decodedText(
  called: Called,
  chunks: readonly Buffer[],
  options: CodecOptions,
): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of operationCodec(...called, options).decode(streamOf(chunks))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe.each(cases.filter(({ called }) => !called[1].request.empty))(
  '$name',
  ({ called, judge, isOurs }) => {
    const [service, { request }] = called;
    const values = arbitraryOfMessage(service, request, { realDates: true });
    const echo = echoOf(called);

    test('a generated request is valid for libxml2, and means what was given', () => {
      fc.assert(
        fc.property(values, (value) => {
          const xml = envelopeOf(called, value, exact);
          if (!request.encoded) judge?.checkBody(xml);
          const read = readAnswer(echo, Buffer.from(xml), exact);
          expect(differenceOf(treeOf(value), read, { looseXml: true, looseDigits: true })).toBeUndefined();
        }),
        runs,
      );
    });

    test('the order of the properties changes nothing', () => {
      fc.assert(
        fc.property(values, (value) => {
          expect(envelopeOf(called, backwards(value), exact)).toBe(envelopeOf(called, value, exact));
        }),
        runs,
      );
    });

    // WFM's counts and holders are written, not given: its friendly requests say less than its exact ones.
    if (isOurs) return;
    test('what is friendly is written as the same', () => {
      fc.assert(
        fc.property(values, (value) => {
          const bytes = Buffer.from(envelopeOf(called, value, exact));
          const shown = plainOf(readAnswer(echo, bytes, friendly, true));
          const again = readAnswer(echo, Buffer.from(envelopeOf(called, shown, friendly)), exact);
          expect(differenceOf(treeOf(value), again, { looseXml: true, looseDigits: true })).toBeUndefined();
        }),
        runs,
      );
    });
  },
);

describe.each(cases)('$name', ({ called }) => {
  test.each([exact, friendly])(
    'an answer is read as the oracle reads it, in any dress and any pieces: %o',
    async (options) => {
      await fc.assert(
        fc.asyncProperty(arbitraryDraws(600), async (list) => {
          const draws = Draws.of(list);
          const { bytes, value } = generateAnswer(called, draws, { unknown: true, shuffled: true });
          const tree = readJson(await decodedText(called, chunksOf(bytes, draws), options));
          expect(differenceOf(readAnswer(called, bytes, options), tree)).toBeUndefined();
          if (options.profile === 'exact')
            expect(differenceOf(treeOf(value), tree, { looseXml: true, looseDigits: true })).toBeUndefined();
        }),
        runs,
      );
    },
  );

  test('an exact answer is written again as the same', async () => {
    const back: Called = [called[0], { ...called[1], request: called[1].response, headers: [] }];
    await fc.assert(
      fc.asyncProperty(arbitraryDraws(600), async (list) => {
        const { bytes } = generateAnswer(called, Draws.of(list));
        const text = await decodedText(called, [bytes], exact);
        const again = Buffer.from(envelopeOf(back, JSON.parse(text), exact));
        const how = { looseXml: true, looseDigits: true };
        expect(
          differenceOf(readAnswer(called, bytes, exact), readAnswer(called, again, exact), how),
        ).toBeUndefined();
      }),
      runs,
    );
  });
});

/** The same value with the properties of every object in the opposite order; `@attributes` has one of its own. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, key === '@attributes' ? inner : backwards(inner)]),
  );
}

describe('what must survive', () => {
  const [service] = compileWsdl(qualified).services;
  const every: Called = [service!, service!.operations.get('Every')!];
  const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
  test.each([
    ['a-long', '9223372036854775807', '"9223372036854775807"'],
    ['a-unsignedLong', '18446744073709551615', '"18446744073709551615"'],
    ['a-decimal', '0.10000000000000000001', '"0.10000000000000000001"'],
    ['a-string', '007', '"007"'],
    ['a-string', '  x ', '"  x "'],
    ['a-string', '😀', '"😀"'],
    ['a-string', '', '""'],
    ['a-double', 'NaN', '"NaN"'],
    ['a-double', '-INF', '"-INF"'],
    ['a-double', '0.1', '0.1'],
    ['a-double', '-0', '-0'],
    ['nils', undefined, 'null'],
  ])('%s: %s is %s in exact, and comes back', async (name, text, json) => {
    const element = text === undefined ? `<${name} ${nil}/>` : `<${name}>${text}</${name}>`;
    const body = (inner: string, count: number): string =>
      `<EveryResponse xmlns="urn:test">${name === 'nils' ? '' : inner}<colour>red</colour><nilInt ${nil}/><nilsNSizeIs>${count}</nilsNSizeIs>${name === 'nils' ? inner : ''}</EveryResponse>`;
    const soap = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body(element, name === 'nils' ? 1 : 0)}</e:Body></e:Envelope>`;
    const decoded = await decodedText(every, [Buffer.from(soap)], exact);
    expect(decoded).toContain(`"${name}":[${json}]`);
    const back: Called = [every[0], { ...every[1], request: every[1].response }];
    const again = readAnswer(every, Buffer.from(envelopeOf(back, JSON.parse(decoded), exact)), exact);
    expect(differenceOf(readJson(decoded), again)).toBeUndefined();
  });
});

type Items = readonly Readonly<Record<string, unknown>>[];

describe('friendly and exact tell the same', () => {
  const readers = cases.filter(({ name }) => name.startsWith('wsdl: ConfigService850.Get'));
  test.each(readers)('$name: as many items', async ({ called }) => {
    const [service, { response }] = called;
    await fc.assert(
      fc.asyncProperty(arbitraryOfMessage(service, response, { realDates: true }), async (value) => {
        const { objectArray, objectShortArray } = (value as { readonly return: Record<string, Items> })
          .return;
        const xml = exactXml(service, response, value);
        const { items } = (await decodeBody(called, xml, friendly)) as { readonly items: Items };
        expect(items).toHaveLength((objectArray?.length ?? 0) + (objectShortArray?.length ?? 0));
      }),
      runs,
    );
  });

  test.each([
    ['GetUser', 'InsertUser', 'user'],
    ['GetSecurityRole', 'InsertSecurityRole', 'securityRole'],
    ['GetExceptionType', 'InsertExceptionType', 'exceptionType'],
    ['GetTimeOffType', 'InsertTimeOffType', 'timeOffType'],
  ])('what %s reads, %s writes: the same XML from both profiles', async (get, insert, parameter) => {
    const reader = serviceAndOperation(contract, 'ConfigService', get);
    const writer = serviceAndOperation(contract, 'ConfigService', insert);
    await fc.assert(
      fc.asyncProperty(arbitraryOfMessage(reader[0], reader[1].response), async (value) => {
        const full = (value as { readonly return: { readonly objectArray: Items } }).return.objectArray;
        const xml = exactXml(reader[0], reader[1].response, value);
        const { items } = (await decodeBody(reader, xml, friendly)) as { readonly items: Items };
        for (const [index, item] of full.entries()) {
          expect(encodeBody(writer, { [parameter]: items[index], force: true }, friendly)).toBe(
            encodeBody(writer, { [parameter]: item, force: true }, exact),
          );
        }
      }),
      runs,
    );
  });
});
