/** What stops the start: the message names the file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { fileOf } from '../support/wsdl-folder.ts';
import { wrappers, wsdlText } from '../support/wsdl-text.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const good = wsdlText({ schema: wrappers('Ping'), operations: ['Ping'] });

/** A folder that would load, with some files replaced, added, or (`undefined`) left out. */
function folderWith(files: Readonly<Record<string, string | Uint8Array | undefined>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-contract-'));
  folders.push(folder);
  const all: Readonly<Record<string, string | Uint8Array | undefined>> = {
    'a/Test.wsdl': good,
    'conventions.json': fileOf('conventions.json'),
    'operations.json': fileOf('operations.json'),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function failureOf(folder: string): BridgeError {
  try {
    loadContract(folder);
  } catch (reason) {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  }
  throw new Error('the folder was accepted');
}

test('the folder that the failures start from loads, in any depth and letter case', () => {
  const model = loadContract(folderWith({ 'b/c/Other.WSDL': good.replace('WFMTestService100', 'Other') }));
  expect(model.services.map(({ name, file }) => [name, file])).toEqual([
    ['Other', 'b/c/Other.WSDL'],
    ['TestService100', 'a/Test.wsdl'],
  ]);
});

test('a WSDL in UTF-16 is read as one in UTF-8', () => {
  const bytes = Buffer.from(`\uFEFF${good}`, 'utf16le');
  expect(loadContract(folderWith({ 'a/Test.wsdl': bytes })).services).toHaveLength(1);
});

describe('a file that cannot be used is named', () => {
  const described = '<description xmlns="http://www.w3.org/ns/wsdl"/>';
  const imports = wsdlText({ head: '<import namespace="urn:x" location="x.wsdl"/>' });
  test.each<[what: string, content: string | Uint8Array, message: RegExp]>([
    ['malformed XML', '<definitions>', /Test\.wsdl: the element definitions is not closed/],
    ['an empty file', '', /Test\.wsdl: /],
    ['bytes that are not of their encoding', new Uint8Array([0x3c, 0xff, 0x3e]), /Test\.wsdl cannot be read/],
    ['another root', '<html/>', /Test\.wsdl: it is not a WSDL 1\.1 document/],
    ['WSDL 2.0', described, /Test\.wsdl: it is not a WSDL 1\.1 document/],
    ['a DTD', `<!DOCTYPE definitions>${good}`, /Test\.wsdl: a DTD is not accepted/],
    [
      'a missing import',
      imports,
      /Test\.wsdl: x\.wsdl \(namespace urn:x\), which it needs, is not in the folder/,
    ],
  ])('%s', (_what, content, message) => {
    const failure = failureOf(folderWith({ 'a/Test.wsdl': content }));
    expect(failure.code).toBe('invalid-contract');
    expect(failure.detail).toMatch(message);
  });

  test('two files that describe one service', () => {
    const failure = failureOf(folderWith({ 'b/Copy.wsdl': good }));
    expect(failure.detail).toBe('two files describe TestService100: b/Copy.wsdl is one');
  });
});

describe('a folder that cannot be used is refused', () => {
  test.each<[what: string, files: Readonly<Record<string, string | undefined>>, message: RegExp]>([
    ['without a WSDL', { 'a/Test.wsdl': undefined }, /there is no \.wsdl file in/],
    ['without conventions', { 'conventions.json': undefined }, /conventions\.json cannot be read/],
    ['without safety classes', { 'operations.json': undefined }, /operations\.json cannot be read/],
    ['with conventions that are no JSON', { 'conventions.json': '{,}' }, /conventions\.json is not JSON/],
    [
      'with conventions of another shape',
      { 'conventions.json': '{}' },
      /conventions\.json does not have its shape/,
    ],
    [
      'with an unknown class',
      { 'operations.json': '{"reserved":[],"safety":1}' },
      /operations\.json does not have/,
    ],
  ])('%s', (_what, files, message) => {
    const failure = failureOf(folderWith(files));
    expect(failure.code).toBe('invalid-contract');
    expect(failure.detail).toMatch(message);
  });

  test('a folder that is not there', () => {
    const folder = folderWith({});
    expect(failureOf(join(folder, 'gone')).detail).toMatch(/gone cannot be read/);
  });
});
