/** Global elements, and who may stand in whose place. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import type { QName } from '../../xml/names.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { anyType, typeReference } from './builtin-type.ts';
import type { Component } from './schema-components.ts';
import type { ElementDeclaration } from './schema-document.ts';
import { sorted, type SchemaReading } from './schema-reading.ts';
import { documentationOf, isTrue, partOf, referenceOf, type SchemaSource } from './schema-source.ts';
import type { Preset } from '../type-model.ts';
import { constructOf, UnsupportedConstruct } from './unsupported-construct.ts';

/** `default` or `fixed` of an element or attribute. */
export function presetOf(element: XmlElement): Preset | undefined {
  const fixed = attributeOf(element, 'fixed');
  const text = fixed ?? attributeOf(element, 'default');
  return text === undefined ? undefined : { text, fixed: fixed !== undefined };
}

function headOf({ element, source }: Component): QName | undefined {
  const head = attributeOf(element, 'substitutionGroup');
  return head === undefined ? undefined : referenceOf(source, element, head);
}

/** The same, nothing for a prefix that nobody declared: the element itself is refused for it. */
function knownHeadOf(component: Component): QName | undefined {
  try {
    return headOf(component);
  } catch (reason) {
    if (reason instanceof XmlError) return undefined;
    throw reason;
  }
}

export class ElementDeclarations {
  readonly #reading: SchemaReading;
  readonly #declarations = new Map<QName, ElementDeclaration>();
  /** Head → the elements that name it. */
  readonly #substitutes = new Map<QName, QName[]>();
  readonly #candidates = new Map<QName, readonly ElementDeclaration[]>();

  constructor(reading: SchemaReading) {
    this.#reading = reading;
    for (const [name, component] of sorted(reading.components.elements)) {
      const head = knownHeadOf(component);
      if (head === undefined) continue;
      const names = this.#substitutes.get(head);
      if (names === undefined) this.#substitutes.set(head, [name]);
      else names.push(name);
    }
  }

  /** A global element; `undefined` for one that nobody declares. */
  get(name: QName): ElementDeclaration | undefined {
    const known = this.#declarations.get(name);
    if (known !== undefined) return known;
    const component = this.#reading.components.elements.get(name);
    if (component === undefined) return undefined;
    const { element } = component;
    const declaration = {
      name,
      type: this.#typeOrRefusal(component),
      nillable: isTrue(element, 'nillable'),
      abstract: isTrue(element, 'abstract'),
      preset: presetOf(element),
      evidence: documentationOf(element),
    };
    this.#declarations.set(name, declaration);
    return declaration;
  }

  all(): ReadonlyMap<QName, ElementDeclaration> {
    for (const [name] of sorted(this.#reading.components.elements)) this.get(name);
    return this.#declarations;
  }

  /** The elements that may stand where a global element is referred to: itself first, abstract ones left out. */
  candidates(head: ElementDeclaration, place: string): readonly ElementDeclaration[] {
    const known = this.#candidates.get(head.name);
    if (known !== undefined) return known;
    const names = new Set([head.name]);
    // A set grows while it is walked, so substitutes of substitutes are met as well, and each once.
    for (const name of names)
      for (const substitute of this.#substitutes.get(name) ?? []) names.add(substitute);
    this.#reading.spend(names.size, place);
    const [, ...others] = names;
    const found = [head.name, ...others.sort()].flatMap((name) => this.get(name) ?? []);
    const candidates = found.filter((declaration) => !declaration.abstract);
    this.#candidates.set(head.name, candidates);
    return candidates;
  }

  #typeOrRefusal(component: Component): QName {
    const name = attributeOf(component.element, 'name') ?? '';
    try {
      if (component.refused !== undefined) throw new UnsupportedConstruct(component.refused);
      return this.#typeOfGlobal(component, name);
    } catch (reason) {
      const construct = constructOf(reason, name);
      return this.#reading.add(component.source.targetNamespace, { kind: 'unsupported', name, construct });
    }
  }

  #typeOfGlobal(component: Component, path: string): QName {
    const { element, source } = component;
    const own = this.declaredType(element, source, path);
    if (own !== undefined) return own;
    // Without a type it has that of its head, or of the head's head; a set of names ends a circle.
    const seen = new Set<QName>();
    for (let head = headOf(component); head !== undefined && !seen.has(head);) {
      seen.add(head);
      const next = this.#reading.components.elements.get(head);
      if (next === undefined)
        throw new UnsupportedConstruct(`the element ${head}, which is not defined, in ${path}`);
      if (
        attributeOf(next.element, 'type') !== undefined ||
        partOf(next.element, 'complexType', 'simpleType')
      )
        return this.get(head)?.type ?? anyType;
      head = headOf(next);
    }
    return anyType;
  }

  /** The type that an element names or holds, if it does. */
  declaredType(element: XmlElement, source: SchemaSource, path: string): QName | undefined {
    const named = attributeOf(element, 'type');
    if (named !== undefined) return typeReference(source, element, named, path);
    const inline = partOf(element, 'complexType', 'simpleType');
    return inline && this.#reading.declare(inline, source, path, documentationOf(element));
  }
}
