/** For every operation: generated values go through the codec, with libxml2 and an independent writer as judges. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { noOddities } from '../../src/codec/operation-codec.ts';
import { builtins, type Operation, type Service } from '../../src/contract/service-model.ts';
import { arbitraryOfType } from '../support/arbitrary-of-type.ts';
import { decodeBody, encodeBody, exact, friendly } from '../support/codec-calls.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { exactXml, type XmlStyle } from '../support/exact-xml.ts';
import { fileOf } from '../support/wsdl-folder.ts';
import { compileService, wsdlText, type WsdlParts } from '../support/wsdl-text.ts';
import { judgeOf, type Judge } from '../support/xsd-of-wsdl.ts';

interface Case {
  readonly name: string;
  readonly called: readonly [Service, Operation];
  readonly judge: Judge;
}

/** A contract with everything that the repository's WSDLs do not use: every built-in, nil, enumerations, recursion. */
const everything: WsdlParts = {
  operations: ['Every'],
  schema: `<s:simpleType name="Colour"><s:restriction base="s:string">
      <s:enumeration value="red"/><s:enumeration value="light green"/></s:restriction></s:simpleType>
    <s:complexType name="Every"><s:sequence>
      ${builtins
        .filter((builtin) => builtin !== 'QName')
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

function casesOf(service: Service, wsdl: string): Case[] {
  const judge = judgeOf(wsdl);
  judges.push(judge);
  return [...service.operations.values()].map((operation) => ({
    name: `${service.name}.${operation.name}`,
    called: [service, operation],
    judge,
  }));
}

const unqualified: WsdlParts = { ...everything, form: 'unqualified' };
const cases = [
  ...contract.services.flatMap((service) => casesOf(service, fileOf(service.file))),
  ...casesOf(compileService(everything), wsdlText(everything)),
  ...casesOf(compileService(unqualified), wsdlText(unqualified)),
];

afterAll(() => {
  for (const judge of judges) judge.dispose();
});

const runs = { numRuns: 60 };
const styles: XmlStyle[] = [{}, { prefix: 'p' }, { reversed: true }, { prefix: 'n0', reversed: true }];

describe.each(cases)('$name', ({ called, judge }) => {
  const [service, operation] = called;

  test('a generated request is valid for libxml2', () => {
    fc.assert(
      fc.property(arbitraryOfType(service, operation.request.type), (value) => {
        judge.check(encodeBody(called, value, exact));
      }),
      runs,
    );
  });

  test('a generated answer is read as it was, in any dress', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryOfType(service, operation.response.type),
        fc.constantFrom(...styles),
        async (value, style) => {
          const xml = exactXml(service, operation.response, value, style);
          if (style.reversed !== true) judge.check(xml);
          const oddities = noOddities();
          expect(await decodeBody(called, xml, exact, oddities)).toStrictEqual(value);
          expect(oddities).toEqual(noOddities());
        },
      ),
      runs,
    );
  });

  test('a request that was written is read back the same by the reader of answers', async () => {
    const echo: readonly [Service, Operation] = [service, { ...operation, response: operation.request }];
    await fc.assert(
      fc.asyncProperty(arbitraryOfType(service, operation.request.type), async (value) => {
        expect(await decodeBody(echo, encodeBody(called, value, exact), exact)).toStrictEqual(value);
      }),
      runs,
    );
  });

  test('the order of the properties changes nothing', () => {
    fc.assert(
      fc.property(arbitraryOfType(service, operation.request.type), (value) => {
        expect(encodeBody(called, backwards(value), exact)).toBe(encodeBody(called, value, exact));
      }),
      runs,
    );
  });
});

/** The same value with the properties of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}

type Items = readonly Readonly<Record<string, unknown>>[];

describe('friendly and exact tell the same', () => {
  const readers = cases.filter(({ name }) => name.startsWith('ConfigService850.Get'));
  test.each(readers)('$name: as many items', async ({ called }) => {
    const [service, operation] = called;
    await fc.assert(
      fc.asyncProperty(
        arbitraryOfType(service, operation.response.type, { realDates: true }),
        async (value) => {
          const { objectArray, objectShortArray } = (value as { readonly return: Record<string, Items> })
            .return;
          const xml = exactXml(service, operation.response, value);
          const { items } = (await decodeBody(called, xml, friendly)) as { readonly items: Items };
          expect(items).toHaveLength((objectArray?.length ?? 0) + (objectShortArray?.length ?? 0));
        },
      ),
      runs,
    );
  });

  test.each([
    ['GetUser', 'InsertUser', 'user'],
    ['GetSecurityRole', 'InsertSecurityRole', 'securityRole'],
  ])('what %s reads, %s writes: the same XML from both profiles', async (get, insert, parameter) => {
    const reader = serviceAndOperation(contract, 'ConfigService', get);
    const writer = serviceAndOperation(contract, 'ConfigService', insert);
    await fc.assert(
      fc.asyncProperty(arbitraryOfType(reader[0], reader[1].response.type), async (value) => {
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
