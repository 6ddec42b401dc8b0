/** Any folder or file from disk, with or without conventions beside it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadAnyContract, loadContract } from '../../src/contract/load.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { fileOf } from '../support/wsdl-folder.ts';
import { wrappers, wsdlText } from '../support/wsdl-text.ts';

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-load-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const xsd = (content: string): string =>
  `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:test" elementFormDefault="qualified">${content}</s:schema>`;
/** A WSDL whose elements are in `types.xsd` beside it. */
const parted = wsdlText({ schema: '<s:include schemaLocation="types.xsd"/>', operations: ['Ping'] });
const whole = wsdlText({
  schema: wrappers('Ping', '<s:element name="wmId" type="s:int"/>'),
  operations: ['Ping'],
  service: 'Other',
});

function names(path: string): string[] {
  return loadAnyContract(path).services.map(({ name }) => name);
}

function failureOf(path: string): BridgeError {
  try {
    loadAnyContract(path);
  } catch (reason) {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  }
  throw new Error(`${path} was accepted`);
}

describe('a folder without conventions', () => {
  test('compiles with nothing known: every operation is destructive, names stay', () => {
    const [service] = loadAnyContract(folderOf({ 'a.wsdl': whole })).services;
    const [operation] = service!.operations.values();
    expect([operation?.name, operation?.safety, operation?.unsupported]).toEqual([
      'Ping',
      'destructive',
      undefined,
    ]);
    const type = service!.types.get(operation!.request.type);
    expect(type).toMatchObject({ members: [{ name: 'wmId', friendly: 'wmId' }] });
  });

  test('does not start the product', () => {
    const folder = folderOf({ 'a.wsdl': whole });
    expect(() => loadContract(folder)).toThrow(/conventions\.json cannot be read/);
  });

  test('uses those that are there', () => {
    const folder = folderOf({
      'a.wsdl': whole,
      'conventions.json': fileOf('conventions.json'),
      'operations.json': '{"reserved":[],"safety":{"Other":{"Ping":"read"}}}',
    });
    const [service] = loadAnyContract(folder).services;
    const operation = service!.operations.get('Ping');
    expect(operation?.safety).toBe('read');
    expect(service!.types.get(operation!.request.type)).toMatchObject({ members: [{ friendly: 'id' }] });
  });

  test('says so when they are broken', () => {
    expect(failureOf(folderOf({ 'a.wsdl': whole, 'operations.json': '{' })).detail).toMatch(
      /^operations\.json is not JSON: ./,
    );
  });
});

describe('one file', () => {
  test('is compiled with what it imports from its folder, and nothing else is', () => {
    const folder = folderOf({
      'a.wsdl': parted,
      'types.xsd': xsd(wrappers('Ping')),
      'b.wsdl': whole,
      'c.wsdl': '<broken',
    });
    expect(names(join(folder, 'a.wsdl'))).toEqual(['TestService100']);
  });

  test('may have any ending', () => {
    expect(names(join(folderOf({ 'service.xml': whole }), 'service.xml'))).toEqual(['Other']);
  });

  test('that is a schema is no contract', () => {
    const folder = folderOf({ 'types.xsd': xsd('') });
    expect(failureOf(join(folder, 'types.xsd')).detail).toBe('types.xsd: it is not a WSDL 1.1 document');
  });

  test('does not see what is above its folder', () => {
    const folder = folderOf({
      'sub/a.wsdl': parted.replace('types.xsd', '../types.xsd'),
      'types.xsd': xsd(''),
    });
    expect(failureOf(join(folder, 'sub/a.wsdl')).detail).toBe(
      'a.wsdl: ../types.xsd leads out of the folder, where nothing is read',
    );
    expect(failureOf(join(folder, 'gone.wsdl')).detail).toMatch(/gone\.wsdl" cannot be read$/);
  });
});

describe('every encoding of XML', () => {
  const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
  test.each<[what: string, wsdl: string | Uint8Array, schema: string | Uint8Array]>([
    ['UTF-8 with a byte-order mark', `\uFEFF${parted}`, `\uFEFF${xsd(wrappers('Ping'))}`],
    [
      'UTF-16, little end first',
      Buffer.from(`\uFEFF${parted}`, 'utf16le'),
      Buffer.from(`\uFEFF${xsd(wrappers('Ping'))}`, 'utf16le'),
    ],
    ['UTF-16, big end first', swapped(`\uFEFF${parted}`), swapped(`\uFEFF${xsd(wrappers('Ping'))}`)],
    [
      'a declared encoding of single bytes',
      parted,
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${xsd(`<!-- é -->${wrappers('Ping')}`)}`,
        'latin1',
      ),
    ],
  ])('%s', (_what, wsdl, schema) => {
    const [service] = loadAnyContract(folderOf({ 'a.wsdl': wsdl, 'types.xsd': schema })).services;
    expect(service?.operations.get('Ping')?.unsupported).toBeUndefined();
  });
});

test('what a folder keeps in hidden folders is not a second contract', () => {
  const folder = folderOf({ '..2026_11_22/a.wsdl': whole, '.git/b.wsdl': '<broken' });
  symlinkSync(join(folder, '..2026_11_22/a.wsdl'), join(folder, 'a.wsdl'));
  expect(names(folder)).toEqual(['Other']);
});

test('a schema that nobody imports is not read', () => {
  expect(names(folderOf({ 'a.wsdl': whole, 'broken.xsd': '<' }))).toEqual(['Other']);
});
