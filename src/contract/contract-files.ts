/**
 * The files of a contract: parsed once each, and found for those that import them. Everything is offline: a reference
 * leads to another file of the folder or to an error that names it.
 */
import { posix } from 'node:path';
import { BridgeError } from '../error/bridge-error.ts';
import { attributeOf, readDocument, type XmlElement } from '../xml/document.ts';
import { ns } from '../xml/names.ts';
import { XmlError } from '../xml/xml-error.ts';

/** A WSDL or a schema with its path relative to the folder, `/` between its steps. */
export interface ContractFile {
  readonly path: string;
  /** Asked for once, and only when the file is needed. */
  readonly text: string;
}

/** What a document says of another one that it needs. `from` is the path of the file that says it. */
export interface Reference {
  readonly kind: 'wsdl:import' | 'import' | 'include' | 'redefine';
  readonly namespace?: string | undefined;
  readonly location?: string | undefined;
  readonly from: string;
}

export function invalidFile(path: string, detail: string, cause?: unknown): BridgeError {
  return new BridgeError('invalid-contract', `${path}: ${detail}`, { cause });
}

/** Beside those that are built in: imported out of habit by schemas that need nothing of them. */
const neverNeeded: ReadonlySet<string | undefined> = new Set([ns.xsi, ns.soap11, ns.soap12]);

function decoded(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}

/** `http://host/x?xsd=b.xsd` was saved as `x`, as `b.xsd` or, when the query names no ending, as `b.xsd` too. */
function savedNames(location: string): string[] {
  const [path = '', query = ''] = location.split('#', 1)[0]?.split('?', 2) ?? [];
  const names = [path, query.slice(query.indexOf('=') + 1)].map((name) => posix.basename(decoded(name)));
  return names.filter((name) => name !== '').flatMap((name) => [name, `${name}.xsd`, `${name}.wsdl`]);
}

function isSchema(path: string): boolean {
  return path.toLowerCase().endsWith('.xsd');
}

export class ContractFiles {
  readonly #files: ReadonlyMap<string, ContractFile>;
  readonly #roots = new Map<string, XmlElement>();
  #byNamespace: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(files: readonly ContractFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** The root element of a file of the folder. Throws `invalid-contract` when it is not XML. */
  rootOf(path: string): XmlElement {
    const known = this.#roots.get(path);
    if (known !== undefined) return known;
    try {
      const root = readDocument(this.#files.get(path)?.text ?? '');
      this.#roots.set(path, root);
      return root;
    } catch (cause) {
      throw cause instanceof XmlError ? invalidFile(path, cause.message, cause) : cause;
    }
  }

  /**
   * The path of the file that is meant; nothing for a namespace of SOAP itself, and for an import without a location
   * of a namespace that no file declares. Throws `invalid-contract` for a location that is not in the folder.
   */
  resolve(reference: Reference): string | undefined {
    const location = (reference.location ?? '').trim().replaceAll('\\', '/');
    const isImport = reference.kind === 'import' || reference.kind === 'wsdl:import';
    if (isImport && neverNeeded.has(reference.namespace)) return undefined;
    if (location === '') return isImport ? this.#onlyOfNamespace(reference) : undefined;
    const isRemote = /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//.test(location);
    const found = isRemote ? undefined : this.#neighbour(reference, location);
    if (found !== undefined) return found;
    // A downloaded file keeps the addresses that it had on its server.
    const saved = isRemote || location.includes('?') ? this.#saved(reference, location) : undefined;
    if (saved !== undefined) return saved;
    // An include has the namespace of the schema around it, or none.
    const what = isImport && reference.namespace !== undefined ? ` (namespace ${reference.namespace})` : '';
    const shown = location.replace(/\/\/[^/?#]*@/, '//');
    throw invalidFile(reference.from, `${shown}${what}, which it needs, is not in the folder`);
  }

  #neighbour(reference: Reference, location: string): string | undefined {
    for (const candidate of [location, decoded(location)]) {
      const path = posix.normalize(posix.join(posix.dirname(reference.from), candidate));
      const outside = path === '..' || path.startsWith('../') || candidate.startsWith('/');
      if (outside && !location.includes('?'))
        throw invalidFile(reference.from, `${location} leads out of the folder, where nothing is read`);
      if (!outside && this.#files.has(path)) return path;
    }
    return undefined;
  }

  #saved(reference: Reference, location: string): string | undefined {
    const names = new Set(savedNames(location));
    const isNamed = (path: string): boolean => names.has(posix.basename(path)) && path !== reference.from;
    if (reference.kind === 'include' || reference.kind === 'redefine') {
      const [only, ...more] = [...this.#files.keys()].filter(isNamed);
      return more.length === 0 ? only : undefined;
    }
    const candidates = this.#ofNamespace(reference);
    return candidates.length === 1 ? candidates[0] : candidates.find(isNamed);
  }

  #onlyOfNamespace(reference: Reference): string | undefined {
    const candidates = this.#ofNamespace(reference);
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  /** Files that declare the namespace: for a WSDL its own kind first. */
  #ofNamespace({ kind, namespace, from }: Reference): readonly string[] {
    this.#byNamespace ??= this.#indexed();
    const all = (this.#byNamespace.get(namespace ?? '') ?? []).filter((path) => path !== from);
    const documents = all.filter((path) => !isSchema(path));
    return kind === 'wsdl:import' && documents.length > 0 ? documents : all.filter(isSchema);
  }

  #indexed(): ReadonlyMap<string, readonly string[]> {
    const index = new Map<string, string[]>();
    for (const path of this.#files.keys()) {
      const namespace = attributeOf(this.rootOf(path), 'targetNamespace') ?? '';
      const paths = index.get(namespace);
      if (paths === undefined) index.set(namespace, [path]);
      else paths.push(path);
    }
    return index;
  }
}
