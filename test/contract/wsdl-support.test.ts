/** The registry of constructs tells the truth: its tests are there, and what it calls refused is refused so. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import type { ConstructSupport } from '../../tools/construct-support.ts';
import { supportSections } from '../../tools/support-page.ts';
import {
  abstractPart,
  bindingPart,
  call,
  importing,
  inline,
  only,
  servicePart,
  wsdlImport,
  xsd,
  xsdImport,
} from '../support/import-set.ts';
import { refusedCalls } from '../support/refused-calls.ts';
import { refusalOf, refusedSchemas } from '../support/refused-schemas.ts';
import {
  askAndAnswer,
  boundOperation,
  callText,
  definitions,
  refusals,
  serviceOf,
  types,
} from '../support/wsdl-set.ts';

const rows: readonly ConstructSupport[] = supportSections.flatMap((section) => section.rows);
type Row<S> = ConstructSupport & { readonly status: S };
const ofStatus = <S extends ConstructSupport['status']>(status: S): readonly Row<S>[] =>
  rows.filter((row): row is Row<S> => row.status === status);

/** What stops the start when these files are compiled. */
function failureOf(files: Readonly<Record<string, string>>): string {
  try {
    only(files);
  } catch (reason) {
    if (reason instanceof BridgeError) return reason.detail;
    throw reason;
  }
  return 'nothing';
}

function refusalIn(files: Readonly<Record<string, string>>): string | undefined {
  const [service] = only(files);
  return (service?.[2] as Readonly<Record<string, string | undefined>>)['Call'];
}

const changed = (kind: string): Readonly<Record<string, string>> => ({
  'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call),
  'x.xsd': xsd(
    `<s:${kind} schemaLocation="y.xsd"><s:complexType name="T"/></s:${kind}><s:element name="Ask" type="t:T"/><s:element name="Answer" type="t:T"/>`,
  ),
  'y.xsd': xsd('<s:complexType name="T"/>'),
});

/** What is said of each construct, by trying it. */
const tried: ReadonlyMap<string, () => string | undefined> = new Map([
  ...refusedCalls.map(
    ([construct, parts]) => [construct, () => refusals(serviceOf(callText(parts)))['Call']] as const,
  ),
  ...refusedSchemas.map(([construct, schema]) => [construct, () => refusalOf(schema)] as const),
  [
    'wsdl:import that is not in the folder (stops the start)',
    () => failureOf({ 'a.wsdl': definitions(wsdlImport('gone.wsdl') + inline + call) }),
  ],
  [
    'wsdl:import that leads out of the folder (stops the start)',
    () => failureOf({ 'a.wsdl': definitions(wsdlImport('../gone.wsdl') + inline + call) }),
  ],
  [
    'xsd:import that is not in the folder (stops the start)',
    () => failureOf({ 'a.wsdl': definitions(importing(xsdImport('gone.xsd')) + call) }),
  ],
  ['a DTD (stops the start)', () => failureOf({ 'a.wsdl': `<!DOCTYPE x>${definitions(inline + call)}` })],
  [
    'WSDL 2.0 (stops the start)',
    () => failureOf({ 'a.wsdl': '<description xmlns="http://www.w3.org/ns/wsdl"/>' }),
  ],
  [
    'a definition that two files have',
    () =>
      refusalIn({
        'a.wsdl': definitions(wsdlImport('b.wsdl') + inline + call),
        'b.wsdl': definitions('<message name="In"/>'),
      }),
  ],
  [
    'wsdl:operation, overloaded, inputs of one name',
    () =>
      refusalIn({
        'a.wsdl': definitions(
          inline +
            abstractPart +
            bindingPart.replace('</binding>', `${boundOperation('Call')}</binding>`) +
            servicePart,
        ),
      }),
  ],
  [
    'soap:binding/@transport, any other',
    () => refusals(serviceOf(callText({ soap: 'transport="urn:jms"' })))['Call'],
  ],
  [
    'soap:header that cannot be compiled, with wsdl:required',
    () => {
      const input = '<soap:header message="t:Gone" part="h" wsdl:required="true"/>';
      return refusals(serviceOf(callText({ bound: { input } })))['Call'];
    },
  ],
  [
    'http:binding (the port is not used)',
    () => {
      const text = definitions(
        `${types()}${abstractPart}<binding name="B" type="t:P"><http:binding verb="GET"/></binding>${servicePart}`,
      );
      return serviceOf(text).ports[0]?.unusedBecause;
    },
  ],
  [
    'xsd:include of another namespace',
    () =>
      refusalIn({
        'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call),
        'x.xsd': xsd(`<s:include schemaLocation="y.xsd"/>${askAndAnswer}`),
        'y.xsd': xsd('', 'urn:other'),
      }),
  ],
  ['xsd:redefine: the components that it changes', () => refusalIn(changed('redefine'))],
  ['xsd:override: the components that it changes', () => refusalIn(changed('override'))],
]);

/** `…` stands for names and places. */
function patternOf(message: string): RegExp {
  const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

test('every construct has one row', () => {
  const names = rows.map((row) => row.construct);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names.length).toBeGreaterThan(150);
});

describe('what is called supported', () => {
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(`test/${file}`, 'utf8');
    texts.set(file, text);
    return text;
  };

  test('names a test that is there', () => {
    const missing = ofStatus('supported').filter(({ shownBy: [file, title] }) => {
      const text = textOf(file);
      return !["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`));
    });
    expect(missing.map(({ construct, shownBy }) => [construct, ...shownBy])).toEqual([]);
  });
});

describe('what is called refused', () => {
  test.each(ofStatus('refused').map(({ construct, message }) => [construct, message] as const))(
    '%s is refused so',
    (construct, message) => {
      expect(tried.get(construct)?.()).toMatch(patternOf(message));
    },
  );

  test('is everything that was tried', () => {
    const known = new Set(ofStatus('refused').map(({ construct }) => construct));
    expect([...tried.keys()].filter((construct) => !known.has(construct))).toEqual([]);
  });
});
