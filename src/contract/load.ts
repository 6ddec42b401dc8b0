/** The only part of this folder that touches the disk; nothing is ever fetched. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BridgeError } from '../error/bridge-error.ts';
import { decodeXml } from '../xml/encoding.ts';
import { compileContract } from './compile.ts';
import type { ContractFile } from './contract-files.ts';
import {
  neutralConventions,
  noOperationClasses,
  parseConventions,
  parseOperationClasses,
  type Conventions,
  type OperationClasses,
} from './conventions.ts';
import type { ServiceModel } from './service-model.ts';

function readText(folder: string, file: string): string {
  try {
    return decodeXml(readFileSync(join(folder, file)));
  } catch (cause) {
    throw new BridgeError('invalid-contract', `${join(folder, file)} cannot be read`, { cause });
  }
}

/** A file that is read when it is needed: most schemas of a large set are, a neighbour of a single file is not. */
function fileIn(folder: string, path: string): ContractFile {
  return {
    path,
    get text() {
      return readText(folder, path);
    },
  };
}

/** Hidden folders are left out: a mounted Kubernetes ConfigMap keeps a second copy of everything in one. */
function contractPaths(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(?:wsdl|xsd)$/i.test(path) && !/(?:^|\/)\./.test(path))
      .sort();
  } catch (cause) {
    throw new BridgeError('invalid-contract', `the WSDL folder ${folder} cannot be read`, { cause });
  }
}

function filesOf(folder: string): readonly ContractFile[] {
  const paths = contractPaths(folder);
  if (!paths.some((path) => path.toLowerCase().endsWith('.wsdl')))
    throw new BridgeError('invalid-contract', `there is no .wsdl file in ${folder}`);
  return paths.map((path) => fileIn(folder, path));
}

/**
 * Reads a folder of WSDLs and schemas with its `conventions.json` and `operations.json` and compiles them. Throws
 * `invalid-contract` naming the file.
 */
export function loadContract(folder: string): ServiceModel {
  return compileContract({
    files: filesOf(folder),
    conventions: parseConventions(readText(folder, 'conventions.json')),
    operations: parseOperationClasses(readText(folder, 'operations.json')),
  });
}

interface Companions {
  readonly conventions: Conventions;
  readonly operations: OperationClasses;
}

/** What stands beside the WSDLs; without it, nothing is known about them. */
function companionsOf(folder: string): Companions {
  const present = new Set(readdirSync(folder));
  return {
    conventions: present.has('conventions.json')
      ? parseConventions(readText(folder, 'conventions.json'))
      : neutralConventions,
    operations: present.has('operations.json')
      ? parseOperationClasses(readText(folder, 'operations.json'))
      : noOperationClasses,
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw new BridgeError('invalid-contract', `the file or folder "${path}" cannot be read`, { cause });
  }
}

/** Whether a document may need another one: a folder may be large, and most WSDLs stand alone. */
function mayImport(text: string): boolean {
  return /[<:](?:import|include|redefine)[\s/>]/.test(text);
}

/**
 * Compiles any folder of WSDLs, or one WSDL with what it imports from its folder; the conventions are those beside it,
 * if there are any. Throws as `loadContract` does.
 */
export function loadAnyContract(path: string): ServiceModel {
  if (isFolder(path)) return compileContract({ files: filesOf(path), ...companionsOf(path) });
  const folder = dirname(path);
  const only = basename(path);
  const own = { path: only, text: readText(folder, only) };
  const others = mayImport(own.text) ? contractPaths(folder).filter((other) => other !== only) : [];
  const files = [own, ...others.map((other) => fileIn(folder, other))];
  return compileContract({ files, only, ...companionsOf(folder) });
}
