/** One schema document seen from its target namespace, and the small questions that every reader of it asks. */
import { attributeOf, childElements, resolveQName, textOf, type XmlElement } from '../../xml/document.ts';
import { localOf, namespaceOf, qname, type QName } from '../../xml/names.ts';
import { readEvidence, type Evidence } from '../evidence.ts';

export interface SchemaSource {
  readonly root: XmlElement;
  readonly location: string;
  readonly targetNamespace: string;
  /** True for a document without a namespace of its own, included into `targetNamespace`. */
  readonly chameleon: boolean;
  /** The keys of the anonymous types that were met: one declaration is one type, however often a group is used. */
  readonly anonymous: Map<XmlElement, QName>;
}

export function sourceOf(root: XmlElement, location: string, namespace: string): SchemaSource {
  const chameleon = attributeOf(root, 'targetNamespace') === undefined && namespace !== '';
  return { root, location, targetNamespace: namespace, chameleon, anonymous: new Map() };
}

/** A QName of the schema; in a chameleon document a name without a namespace means one of the including namespace. */
export function referenceOf(source: SchemaSource, element: XmlElement, value: string): QName {
  const name = resolveQName(element, value);
  return source.chameleon && namespaceOf(name) === '' ? qname(source.targetNamespace, localOf(name)) : name;
}

/** Namespace on the wire of a local element or attribute: by its `form`, or by the default of the document. */
export function localNamespace(source: SchemaSource, element: XmlElement): string {
  const form =
    attributeOf(element, 'form') ?? attributeOf(source.root, `${element.local}FormDefault`) ?? 'unqualified';
  return form === 'qualified' ? source.targetNamespace : '';
}

export function isTrue(element: XmlElement, attribute: string): boolean {
  const value = attributeOf(element, attribute)?.trim();
  return value === 'true' || value === '1';
}

/** The parts of a schema component without its annotation. */
export function partsOf(element: XmlElement): XmlElement[] {
  return childElements(element).filter((child) => child.local !== 'annotation');
}

export function partOf(element: XmlElement, ...locals: readonly string[]): XmlElement | undefined {
  return childElements(element).find((child) => locals.includes(child.local));
}

export function documentationOf(element: XmlElement): Evidence {
  const annotation = partOf(element, 'annotation');
  const documentation = annotation && partOf(annotation, 'documentation');
  return readEvidence(documentation === undefined ? '' : textOf(documentation));
}
