import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BridgeError } from '../error/bridge-error.ts';
import { decodeXml } from '../xml/encoding.ts';
import { compileContract } from './compile.ts';
import { parseConventions, parseOperationClasses } from './conventions.ts';
import type { ServiceModel } from './service-model.ts';

function readText(folder: string, file: string): string {
  try {
    return decodeXml(readFileSync(join(folder, file)));
  } catch (cause) {
    throw new BridgeError('invalid-contract', `${join(folder, file)} cannot be read`, { cause });
  }
}

function wsdlPaths(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.toLowerCase().endsWith('.wsdl'))
      .map((path) => path.replaceAll('\\', '/'))
      .sort();
  } catch (cause) {
    throw new BridgeError('invalid-contract', `the WSDL folder ${folder} cannot be read`, { cause });
  }
}

/**
 * Reads a folder of WSDLs with its `conventions.json` and `operations.json` and compiles them. The only part of this
 * folder that touches the disk; nothing is ever fetched.
 */
export function loadContract(folder: string): ServiceModel {
  const files = wsdlPaths(folder).map((path) => ({ path, text: readText(folder, path) }));
  if (files.length === 0) throw new BridgeError('invalid-contract', `there is no .wsdl file in ${folder}`);
  return compileContract({
    files,
    conventions: parseConventions(readText(folder, 'conventions.json')),
    operations: parseOperationClasses(readText(folder, 'operations.json')),
  });
}
