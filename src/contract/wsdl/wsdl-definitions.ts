/** A WSDL 1.1 document with everything it imports, as one set of definitions that are found by their names. */
import { attributeOf, childElements, textOf, type XmlElement } from '../../xml/document.ts';
import { ns, qname, type QName } from '../../xml/names.ts';
import { invalidFile, type ContractFiles } from '../contract-files.ts';
import { readEvidence, type Evidence } from '../evidence.ts';
import { UnsupportedConstruct } from '../schema/unsupported-construct.ts';
import type { ResolveSchema, SchemaDocument } from '../schema/schema-set.ts';

/** A definition and the namespace of the document it stands in. */
export interface Definition {
  readonly element: XmlElement;
  readonly namespace: string;
}

export interface Definitions {
  /** Of the document itself, not of those it imports. */
  readonly services: readonly Definition[];
  /** Inline schemas of all the documents, and schemas that a `wsdl:import` names. */
  readonly schemas: readonly SchemaDocument[];
  readonly resolveSchema: ResolveSchema;
  /** Throws `UnsupportedConstruct` when there is none of that name, or two different ones. */
  find(kind: DefinitionKind, name: QName): Definition;
  /** The parts of a message, which many operations may share. Throws as `find` does. */
  messageParts(message: QName): readonly XmlElement[];
}

const definitionKinds = ['message', 'portType', 'binding'] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

export function wsdlChildren(element: XmlElement, local: string): XmlElement[] {
  return childElements(element).filter((child) => child.namespace === ns.wsdl && child.local === local);
}

export function documentationOf(element: XmlElement): Evidence {
  const [documentation] = wsdlChildren(element, 'documentation');
  return readEvidence(documentation === undefined ? '' : textOf(documentation));
}

interface Reached {
  readonly root: XmlElement;
  readonly path: string;
}

function isWsdl(root: XmlElement): boolean {
  return root.namespace === ns.wsdl && root.local === 'definitions';
}

function isSchema(root: XmlElement): boolean {
  return root.namespace === ns.xsd && root.local === 'schema';
}

/** What a document imports directly. */
function importsOf({ root, path }: Reached, files: ContractFiles): string[] {
  return wsdlChildren(root, 'import').flatMap((element) => {
    const found = files.resolve({
      kind: 'wsdl:import',
      namespace: attributeOf(element, 'namespace'),
      location: attributeOf(element, 'location'),
      from: path,
    });
    return found === undefined ? [] : [found];
  });
}

/** The document and those it imports, however deep and in whatever circles, each once. */
function reachedFrom(path: string, files: ContractFiles): readonly Reached[] {
  const reached = new Map<string, Reached>();
  const queue = [path];
  for (let at = 0; at < queue.length; at += 1) {
    const next = queue[at] ?? '';
    if (reached.has(next)) continue;
    const document = { root: files.rootOf(next), path: next };
    // A WSDL may also import a schema in this way.
    if (!isWsdl(document.root) && !(at > 0 && isSchema(document.root)))
      throw invalidFile(next, 'it is not a WSDL 1.1 document');
    reached.set(next, document);
    queue.push(...importsOf(document, files));
  }
  return [...reached.values()];
}

/**
 * Whether a WSDL describes a service itself; one that does not may be a part of another. Throws `invalid-contract` as
 * `readDefinitions` does, though not for what is imported indirectly.
 */
export function hasService(path: string, files: ContractFiles): boolean {
  const root = files.rootOf(path);
  if (!isWsdl(root)) throw invalidFile(path, 'it is not a WSDL 1.1 document');
  importsOf({ root, path }, files);
  return wsdlChildren(root, 'service').length > 0;
}

/** The path itself and those of the WSDLs that it imports. Throws as `readDefinitions` does. */
export function importedWsdls(path: string, files: ContractFiles): readonly string[] {
  return reachedFrom(path, files).flatMap((document) => (isWsdl(document.root) ? [document.path] : []));
}

function schemasOf({ root, path }: Reached): SchemaDocument[] {
  if (isSchema(root)) return [{ root, location: path }];
  return wsdlChildren(root, 'types')
    .flatMap(childElements)
    .filter(isSchema)
    .map((schema) => ({ root: schema, location: path }));
}

function schemaResolver(schemas: readonly SchemaDocument[], files: ContractFiles): ResolveSchema {
  const inline = new Set(schemas.map(({ root }) => attributeOf(root, 'targetNamespace') ?? ''));
  const known = new Map<string, SchemaDocument>();
  return (reference) => {
    const { kind, namespace = '', location = '' } = reference;
    if (kind === 'import' && location.trim() === '' && inline.has(namespace)) return undefined;
    const path = files.resolve(reference);
    if (path === undefined) return undefined;
    const root = files.rootOf(path);
    if (!isSchema(root)) throw invalidFile(path, 'it is not a schema');
    const document = known.get(path) ?? { root, location: path };
    known.set(path, document);
    return document;
  };
}

const defined = (kind: string, name: QName): string => `${kind} ${name}`;

function definitionsOf({ root }: Reached): (readonly [key: string, definition: Definition])[] {
  const namespace = attributeOf(root, 'targetNamespace') ?? '';
  return definitionKinds.flatMap((kind) =>
    wsdlChildren(root, kind).map((element) => {
      const name = qname(namespace, attributeOf(element, 'name') ?? '');
      return [defined(kind, name), { element, namespace }] as const;
    }),
  );
}

function indexed(documents: readonly Reached[]): ReadonlyMap<string, readonly Definition[]> {
  const index = new Map<string, Definition[]>();
  for (const [key, definition] of documents.flatMap(definitionsOf)) {
    const same = index.get(key);
    if (same === undefined) index.set(key, [definition]);
    else same.push(definition);
  }
  return index;
}

/** Throws `invalid-contract` for a document that is not WSDL 1.1 and for an import that is not in the folder. */
export function readDefinitions(path: string, files: ContractFiles): Definitions {
  const documents = reachedFrom(path, files);
  const index = indexed(documents);
  const schemas = documents.flatMap(schemasOf);
  const [own] = documents;
  const namespace = (own && attributeOf(own.root, 'targetNamespace')) ?? '';
  const find = (kind: DefinitionKind, name: QName): Definition => {
    const [found, ...others] = index.get(defined(kind, name)) ?? [];
    if (found === undefined) throw new UnsupportedConstruct(`the ${kind} ${name}, which is not defined,`);
    if (others.length > 0) throw new UnsupportedConstruct(`the ${kind} ${name}, which is defined twice,`);
    return found;
  };
  const parts = new Map<QName, readonly XmlElement[]>();
  return {
    services:
      own === undefined ? [] : wsdlChildren(own.root, 'service').map((element) => ({ element, namespace })),
    schemas,
    resolveSchema: schemaResolver(schemas, files),
    find,
    messageParts(message) {
      const known = parts.get(message) ?? wsdlChildren(find('message', message).element, 'part');
      parts.set(message, known);
      return known;
    },
  };
}
