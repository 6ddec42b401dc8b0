import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/contract/compile.ts';
import { printTypescript } from '../../tools/print-typescript.ts';
import { contract } from '../support/contract.ts';
import { contractSource } from '../support/wsdl-folder.ts';
import { compileWsdl, wrappers, wsdlText, type WsdlParts } from '../support/wsdl-text.ts';

const folder = 'src/wfm/generated';

describe('the types in the repository are those of its WSDLs', () => {
  const printed = printTypescript(contract);
  test('the files are the printed ones', () => {
    expect([...printed.keys()].sort()).toEqual(readdirSync(folder).sort());
  });

  test.each([...printed])('%s', (name, text) => {
    expect(readFileSync(`${folder}/${name}`, 'utf8')).toBe(text);
  });

  test('two runs print the same, whatever the order of the files', () => {
    const source = contractSource();
    const other = compileContract({ ...source, files: [...source.files].reverse() });
    expect([...printTypescript(other)]).toEqual([...printed]);
  });
});

/** The one service file that is printed for a WSDL. */
function print(parts: WsdlParts): string {
  const files = printTypescript(compileWsdl(wsdlText(parts)));
  return files.get('test-service-100.ts') ?? '';
}

describe('a schema becomes a type', () => {
  test.each<[what: string, member: string, line: string]>([
    ['a required int', '<s:element name="a" type="s:int"/>', 'readonly a: number;'],
    ['what may be absent', '<s:element name="a" type="s:string" minOccurs="0"/>', 'readonly a?: string;'],
    [
      'a nillable one',
      '<s:element name="a" type="s:boolean" nillable="true"/>',
      'readonly a: boolean | null;',
    ],
    [
      'an array, which is always there in an answer',
      '<s:element name="a" type="s:short" minOccurs="0" maxOccurs="9"/>',
      'readonly a: readonly (number)[];',
    ],
    [
      'a long, whose digits a number would lose',
      '<s:element name="a" type="s:long"/>',
      'readonly a: string;',
    ],
    ['a double', '<s:element name="a" type="s:double"/>', "readonly a: number | 'INF' | '-INF' | 'NaN';"],
    ['a name that needs quotes', '<s:element name="a-b" type="s:int"/>', 'readonly "a-b": number;'],
  ])('%s', (_what, member, line) => {
    const text = print({
      schema: wrappers('A', '', `${member}<s:element name="z" type="s:int"/>`),
      operations: ['A'],
    });
    expect(text).toContain(`export interface AResponse {\n  ${line}\n`);
  });

  test('an operation without members takes and gives an empty object', () => {
    const text = print({ schema: wrappers('A'), operations: ['A'] });
    expect(text).toContain('export type AInput = Readonly<Record<never, never>>;');
    expect(text).toContain('readonly A: { readonly input: AInput; readonly output: AResponse };');
  });

  test('an operation that is refused is left out', () => {
    const text = print({
      schema: wrappers('A') + wrappers('B'),
      operations: ['A', 'B'],
      odd: { A: { style: 'rpc' } },
    });
    expect(text).not.toContain('AInput');
    expect(text).toContain('readonly B:');
  });

  test('a recursive type ends', () => {
    const tree =
      '<s:complexType name="Tree"><s:sequence><s:element name="kids" type="t:Tree" minOccurs="0" maxOccurs="unbounded"/></s:sequence></s:complexType>';
    const text = print({
      schema: tree + wrappers('A', '', '<s:element name="return" type="t:Tree"/>'),
      operations: ['A'],
    });
    expect(text).toContain('export interface Tree {\n  readonly kids: readonly (Tree)[];\n}');
  });
});
