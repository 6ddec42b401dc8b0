/** What the printer makes of schemas that WFM does not have. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { printTypescript } from '../../tools/print-typescript.ts';
import { fixtureModels } from '../support/fixture-models.ts';
import { compileWsdl, wrappers, wsdlText } from '../support/wsdl-text.ts';

/** The file printed for a WSDL whose only operation answers with `members`, and takes `request`. */
function print(types: string, members: string, request = ''): string {
  const schema = types + wrappers('A', request, `${members}<s:element name="z" type="s:int"/>`);
  const files = printTypescript(compileWsdl(wsdlText({ schema, operations: ['A'] })));
  return files.get('test-service-100.ts') ?? '';
}

const price = `<s:complexType name="Price"><s:simpleContent><s:extension base="s:decimal">
  <s:attribute name="currency" type="s:string" use="required"/><s:attribute name="note" type="s:int"/>
  </s:extension></s:simpleContent></s:complexType>`;
const shapes = `<s:complexType name="Shape"><s:sequence><s:element name="label" type="s:string"/></s:sequence></s:complexType>
  <s:complexType name="Circle"><s:complexContent><s:extension base="t:Shape"><s:sequence>
  <s:element name="radius" type="s:int"/></s:sequence></s:extension></s:complexContent></s:complexType>`;

describe('a construct becomes a type', () => {
  test.each<[what: string, types: string, members: string, text: string]>([
    [
      'attributes and text',
      price,
      '<s:element name="a" type="t:Price"/>',
      'export interface Price {\n  readonly currency: string;\n  readonly note?: number;\n  readonly value: string;\n}',
    ],
    [
      'a type that others extend',
      shapes,
      '<s:element name="a" type="t:Shape"/>',
      `export type ShapeAny =\n  | Shape\n  | ({ readonly '@type': "Circle" } & Circle);`,
    ],
    [
      'the type that extends',
      shapes,
      '<s:element name="a" type="t:Circle"/>',
      'export interface Circle {\n  readonly label: string;\n  readonly radius: number;\n}',
    ],
    [
      'a choice',
      '<s:complexType name="C"><s:choice><s:element name="a" type="s:int"/><s:element name="b" type="s:string"/></s:choice></s:complexType>',
      '<s:element name="c" type="t:C"/>',
      'export interface C {\n  readonly a?: number;\n  readonly b?: string;\n}',
    ],
    [
      'a repeated choice',
      '<s:complexType name="C"><s:choice maxOccurs="unbounded"><s:element name="a" type="s:int"/><s:element name="b" type="s:string"/></s:choice></s:complexType>',
      '<s:element name="c" type="t:C"/>',
      'export interface C {\n  readonly "@choice": readonly (',
    ],
    [
      'a list',
      '<s:simpleType name="L"><s:list itemType="s:int"/></s:simpleType>',
      '<s:element name="a" type="t:L"/>',
      'readonly a: readonly (number)[];',
    ],
    [
      'a union',
      '<s:simpleType name="U"><s:union memberTypes="s:int s:date"/></s:simpleType>',
      '<s:element name="a" type="t:U"/>',
      'readonly a: string;',
    ],
    [
      'numbers that are enumerated',
      '<s:simpleType name="N"><s:restriction base="s:int"><s:enumeration value="1"/><s:enumeration value="02"/></s:restriction></s:simpleType>',
      '<s:element name="a" type="t:N"/>',
      'readonly a: 1 | 2;',
    ],
    [
      'XML of any kind',
      '',
      '<s:element name="a" type="s:anyType"/>',
      "readonly a: { readonly '@xml': string };",
    ],
    [
      'elements and attributes of any name',
      '<s:complexType name="W"><s:sequence><s:any minOccurs="0" processContents="lax"/></s:sequence><s:anyAttribute/></s:complexType>',
      '<s:element name="w" type="t:W"/>',
      `readonly "@any": readonly ({ readonly '@xml': string })[];\n  readonly "@attributes"?: Readonly<Record<string, string>>;`,
    ],
    [
      'a name that TypeScript keeps for itself',
      '<s:complexType name="Record"><s:sequence><s:element name="a" type="s:int"/></s:sequence></s:complexType>',
      '<s:element name="r" type="t:Record"/>',
      'export interface Record_2 {',
    ],
  ])('%s', (_what, types, members, text) => {
    expect(print(types, members)).toContain(text);
  });

  test('two names that TypeScript cannot tell apart stay two types', () => {
    const type = (name: string, member: string): string =>
      `<s:complexType name="${name}"><s:sequence><s:element name="${member}" type="s:int"/></s:sequence></s:complexType>`;
    const text = print(
      type('A-B', 'first') + type('A_B', 'second'),
      '<s:element name="a" type="t:A-B"/><s:element name="b" type="t:A_B"/>',
    );
    expect(text).toContain('export interface A_B {\n  readonly first: number;\n}');
    expect(text).toContain('export interface A_B_2 {\n  readonly second: number;\n}');
    expect(text).toContain('readonly a: A_B;\n  readonly b: A_B_2;');
  });

  test('an answer whose only property may be absent may be null', () => {
    const schema = wrappers('A', '', '<s:element name="return" type="s:int" minOccurs="0"/>');
    const files = printTypescript(compileWsdl(wsdlText({ schema, operations: ['A'] })));
    expect(files.get('test-service-100.ts')).toContain('readonly output: number | null }');
  });
});

test('what is printed for the WSDLs of other vendors compiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-types-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = fixtureModels().flatMap(([name, model]) => {
    const place = join(folder, name.replaceAll('/', '-'));
    mkdirSync(place);
    return [...printTypescript(model)].map(([file, text]) => {
      writeFileSync(join(place, file), text);
      return join(place, file);
    });
  });
  expect(files.length).toBeGreaterThan(20);
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--allowImportingTsExtensions',
  ];
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, ...options, ...files], { cwd: folder, encoding: 'utf8' });
  expect(run.stdout + run.stderr).toBe('');
  expect(run.status).toBe(0);
}, 60_000);
