import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../support/fake-terminal.ts';
import { wrappers, wsdlText } from '../support/wsdl-text.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-contract-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  return folder;
}

const address =
  '<port name="P" binding="t:B"><soap:address location="http://me:secret@host/p?key=secret"/></port>';
const good = wsdlText({
  schema: wrappers('Ping') + wrappers('Pong'),
  operations: ['Ping', 'Pong'],
  service: 'Good',
}).replace('<port name="P" binding="t:B"/>', `${address}<port name="Lost" binding="t:Gone"/>`);
const odd = wsdlText({
  schema: wrappers('Ask') + wrappers('Tell'),
  operations: ['Ask', 'Tell'],
  odd: { Tell: { port: '<input message="t:TellIn"/>' } },
  service: 'Odd',
});

describe('contract', () => {
  test('prints services, ports and operations with what is known of them: 0 when all compiled', async () => {
    const { code, out, err } = await runCommand(['contract', 'wsdl']);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines).toContain(
      'ConfigService850 (ConfigService/WFMConfigService850.wsdl, urn:WFMConfigService850)',
    );
    expect(lines).toContain('  GetSecurityRole: read, code');
    expect(lines).toContain('  DeleteCfgObject: destructive, code');
    expect(lines.slice(-3)).toEqual([
      '9 services, 56 operations, 0 refused',
      'safety: 38 read, 7 idempotent, 8 create, 3 destructive',
      'evidence: 8 code, 2 doc, 46 inferred',
    ]);
  });

  test('names everything that is refused by place and construct: 1', async () => {
    const { code, out, err } = await runCommand(['contract', folderOf({ 'a.wsdl': good, 'b.wsdl': odd })]);
    expect([code, err]).toEqual([1, '']);
    expect(out.split('\n')).toEqual([
      'Good (a.wsdl, urn:test)',
      '  port P, SOAP 1.1, http://host/p: used',
      '  port Lost: not used, the binding {urn:test}Gone, which is not defined',
      '  Ping: destructive, genuine',
      '  Pong: destructive, genuine',
      'Odd (b.wsdl, urn:test)',
      '  port P, SOAP 1.1: used',
      '  Ask: destructive, genuine',
      '  Tell: refused',
      'refused: Good: the binding {urn:test}Gone, which is not defined in port Lost',
      'refused: Odd.Tell: a one-way operation in Tell',
      '2 services, 4 operations, 1 refused',
      'safety: 4 destructive',
      'evidence: 4 genuine',
    ]);
  });

  test('of one file compiles that file alone', async () => {
    const folder = folderOf({ 'a.wsdl': good, 'b.wsdl': odd });
    const { code, out } = await runCommand(['contract', join(folder, 'b.wsdl')]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Odd \(b\.wsdl/);
    expect(out).not.toContain('Good');
  });

  test('--json prints the same in a shape that programs can rely on', async () => {
    const { code, out } = await runCommand([
      'contract',
      '--json',
      folderOf({ 'a.wsdl': good, 'b.wsdl': odd }),
    ]);
    expect(code).toBe(1);
    const operation = { safety: 'destructive', evidence: 'genuine', soapVersion: '1.1', refused: null };
    const lost = 'the binding {urn:test}Gone, which is not defined';
    expect(JSON.parse(out)).toEqual({
      services: [
        {
          name: 'Good',
          wsdlName: 'Good',
          version: null,
          namespace: 'urn:test',
          file: 'a.wsdl',
          ports: [
            { name: 'P', used: true, soapVersion: '1.1', address: 'http://host/p', unusedBecause: null },
            { name: 'Lost', used: false, soapVersion: null, address: null, unusedBecause: lost },
          ],
          operations: [
            { name: 'Ping', ...operation },
            { name: 'Pong', ...operation },
          ],
          problems: [`${lost} in port Lost`],
        },
        {
          name: 'Odd',
          wsdlName: 'Odd',
          version: null,
          namespace: 'urn:test',
          file: 'b.wsdl',
          ports: [{ name: 'P', used: true, soapVersion: '1.1', address: null, unusedBecause: null }],
          operations: [
            { name: 'Ask', ...operation },
            { name: 'Tell', ...operation, refused: 'a one-way operation in Tell' },
          ],
          problems: [],
        },
      ],
      summary: {
        services: 2,
        operations: 4,
        refused: 1,
        safety: { destructive: 4 },
        evidence: { genuine: 4 },
      },
      problems: [
        { service: 'Good', operation: null, problem: `${lost} in port Lost` },
        { service: 'Odd', operation: 'Tell', problem: 'a one-way operation in Tell' },
      ],
    });
  });

  test('never prints a user, a password or a key of an address', async () => {
    for (const form of [[], ['--json']]) {
      const { out, err } = await runCommand(['contract', ...form, folderOf({ 'a.wsdl': good })]);
      expect(out).toContain('http://host/p');
      expect(`${out}${err}`).not.toMatch(/secret|me:/);
    }
  });

  test('is not content with a WSDL that describes no service: 1', async () => {
    const folder = folderOf({ 'a.wsdl': good.replace(/<service.*<\/service>/s, '') });
    const { code, out } = await runCommand(['contract', folder]);
    expect([code, out]).toEqual([1, '0 services, 0 operations, 0 refused']);
  });

  test.each<[what: string, files: Readonly<Record<string, string>>, path: string, reason: RegExp]>([
    ['a path that is not there', {}, 'gone', /^invalid-contract: .*gone" cannot be read$/],
    ['a folder without a WSDL', {}, '', /^invalid-contract: there is no \.wsdl file in /],
    ['a file that is not XML', { 'a.wsdl': '<definitions' }, 'a.wsdl', /^invalid-contract: a\.wsdl: /],
    [
      'a missing import',
      { 'a.wsdl': wsdlText({ head: '<import namespace="urn:x" location="http://me:secret@host/x.wsdl"/>' }) },
      '',
      /^invalid-contract: a\.wsdl: http:\/\/host\/x\.wsdl \(namespace urn:x\), which it needs, is not in the folder$/,
    ],
  ])('%s is unreadable: 2, with the reason and no output', async (_what, files, path, reason) => {
    const { code, out, err } = await runCommand(['contract', join(folderOf(files), path)]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
    expect(err).not.toContain('secret');
  });

  const typed = (type: string): string =>
    wsdlText({
      schema: wrappers('Ping', `<s:element name="id" type="${type}"/>`) + wrappers('Pong'),
      operations: ['Ping', 'Pong'],
      service: 'Typo',
    });
  test.each<[what: string, wsdl: string, problem: string]>([
    [
      'an element',
      typed('s:strng'),
      'xsd:strng, which is no built-in type of XML Schema 1.0 (did you mean string?), in Ping.id of a.wsdl',
    ],
    [
      'an attribute',
      typed('t:T').replace(
        '</s:schema>',
        '<s:complexType name="T"><s:attribute name="n" type="s:integr"/></s:complexType></s:schema>',
      ),
      'xsd:integr, which is no built-in type of XML Schema 1.0 (did you mean integer?), in T.@n of a.wsdl',
    ],
    [
      'a restriction',
      typed('t:T').replace(
        '</s:schema>',
        '<s:simpleType name="T"><s:restriction base="s:datetimes"/></s:simpleType></s:schema>',
      ),
      'xsd:datetimes, which is no built-in type of XML Schema 1.0 (did you mean dateTime?), in T of a.wsdl',
    ],
    ['a name that no schema has', typed('t:Gone'), 'the type {urn:test}Gone, which is not defined, in Ping'],
  ])('a type that is misspelt in %s is named with place and file', async (_what, wsdl, problem) => {
    const { code, out } = await runCommand(['contract', folderOf({ 'a.wsdl': wsdl })]);
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('refused'))).toEqual([
      `refused: Typo.Ping: ${problem}`,
    ]);
  });

  test('says what is wrong with the files beside the WSDLs: file, place, what was found, what is allowed', async () => {
    const folder = folderOf({
      'a.wsdl': good,
      'operations.json': '{"reserved":[],"safety":{"Good":{"Ping":"idempotnt"}}}',
    });
    const { code, out, err } = await runCommand(['contract', folder]);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toEqual([
      'invalid-contract: operations.json does not have its shape',
      '  operations.json#/safety/Good/Ping: one of "read", "idempotent", "create", "destructive" is expected, "idempotnt" was found (did you mean idempotent?)',
    ]);
  });

  test('without a path is a wrong call', async () => {
    const { code, err } = await runCommand(['contract']);
    expect([code, err]).toEqual([2, "error: missing required argument 'path'"]);
  });

  test('is in the help', async () => {
    const { out } = await runCommand(['--help']);
    expect(out).toMatch(/contract \[options\] <path>\s+compile WSDLs/);
  });
});
