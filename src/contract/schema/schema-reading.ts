/** The state of reading one set of schemas: every type is read once, when it is first needed. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import { qname, type QName } from '../../xml/names.ts';
import { builtinType } from './builtin-type.ts';
import { readEvidence, type Evidence } from '../evidence.ts';
import type { Component, Components } from './schema-components.ts';
import type { SchemaSource } from './schema-source.ts';
import type { SchemaType } from './schema-type.ts';
import { constructOf, UnsupportedConstruct } from './unsupported-construct.ts';

/** A type that was met but not yet read. */
export interface TypeDeclaration {
  readonly element: XmlElement;
  readonly source: SchemaSource;
  /** Its name, or the path to it when it has none. */
  readonly path: string;
  /** What is known of the element around an anonymous type. */
  readonly evidence: Evidence;
  readonly refused: string | undefined;
}

export type ReadType = (declaration: TypeDeclaration, reading: SchemaReading) => SchemaType;

/** Longest chain of base types: far more than people write, and far less than the stack takes. */
const deepestBase = 200;
/** Most particles and attributes of one type and of all, each use of a group or a base type counted. */
const mostOfType = 100_000;
const mostOfAll = 1_000_000;

export class SchemaReading {
  readonly components: Components;
  readonly #readType: ReadType;
  readonly #declared = new Map<QName, TypeDeclaration>();
  readonly #types = new Map<QName, SchemaType>();
  /** Path → the number to try next: trying all of them for each would take its square. */
  readonly #next = new Map<QName, number>();
  readonly #open = new Set<QName>();
  /** How many types each stands on, itself included. */
  readonly #heights = new Map<QName, number>();
  /** The same of the highest base that the type which is being read has asked for. */
  #highest = 0;
  readonly #particles = new Map<string, number>();
  #allParticles = 0;

  constructor(components: Components, readType: ReadType) {
    this.components = components;
    this.#readType = readType;
    for (const [name, component] of sorted(components.types)) {
      const path = attributeOf(component.element, 'name') ?? '';
      this.#declared.set(name, { ...component, path, evidence: readEvidence('') });
    }
  }

  /** Counts what is made of groups and base types, so that a small schema cannot grow without bounds. */
  spend(particles: number, path: string): void {
    const ofType = (this.#particles.get(path) ?? 0) + particles;
    this.#particles.set(path, ofType);
    if (ofType > mostOfType) throw new UnsupportedConstruct(`more than ${mostOfType} particles in ${path}`);
    this.#allParticles += particles;
    if (this.#allParticles > mostOfAll)
      throw new UnsupportedConstruct(`a schema of more than ${mostOfAll} particles, in ${path}`);
  }

  /** Names an anonymous type after the path to it; it is read later. `#` cannot be part of a real name. */
  declare(element: XmlElement, source: SchemaSource, path: string, evidence = readEvidence('')): QName {
    const known = source.anonymous.get(element);
    if (known !== undefined) return known;
    const name = this.#freeName(source.targetNamespace, path);
    this.#declared.set(name, { element, source, path, evidence, refused: undefined });
    source.anonymous.set(element, name);
    return name;
  }

  /** Adds a type that was made, not read: the items of a repeated group. */
  add(namespace: string, type: SchemaType): QName {
    const name = this.#freeName(namespace, type.name);
    this.#types.set(name, type);
    return name;
  }

  /** An element and a type of one name may both hold an anonymous type at the same path. */
  #freeName(namespace: string, path: string): QName {
    const stem = qname(namespace, path);
    for (let count = this.#next.get(stem) ?? 1; ; count += 1) {
      this.#next.set(stem, count + 1);
      const name = qname(namespace, count === 1 ? `#${path}` : `#${path}'${count}`);
      if (!this.#declared.has(name) && !this.#types.has(name)) return name;
    }
  }

  /** The type of a name, read now if need be. Throws for one that is not defined or is its own base. */
  type(name: QName, place: string): SchemaType {
    const declaration = this.#declared.get(name);
    const type =
      this.#types.get(name) ??
      (declaration === undefined ? builtinType(name) : this.#read(name, declaration, place));
    if (type === undefined)
      throw new UnsupportedConstruct(`the type ${name}, which is not defined, in ${place}`);
    if (this.#open.size > 0 && type.kind !== 'unsupported') this.#standOn(name, place);
    return type;
  }

  /** A chain is as long as it is, also where most of it was read before: every type of it copies those below. */
  #standOn(base: QName, place: string): void {
    const height = this.#heights.get(base) ?? 0;
    if (height >= deepestBase)
      throw new UnsupportedConstruct(`a chain of more than ${deepestBase} base types, in ${place}`);
    this.#highest = Math.max(this.#highest, height);
  }

  #read(name: QName, declaration: TypeDeclaration, place: string): SchemaType {
    if (this.#open.has(name))
      throw new UnsupportedConstruct(`the type ${name}, which is its own base, in ${place}`);
    if (this.#open.size >= deepestBase)
      throw new UnsupportedConstruct(`a chain of more than ${deepestBase} base types, in ${place}`);
    const outer = this.#highest;
    this.#open.add(name);
    this.#highest = 0;
    try {
      const type = this.#readOrRefuse(declaration);
      this.#types.set(name, type);
      this.#heights.set(name, this.#highest + 1);
      return type;
    } finally {
      this.#highest = outer;
      this.#open.delete(name);
    }
  }

  #readOrRefuse(declaration: TypeDeclaration): SchemaType {
    try {
      if (declaration.refused !== undefined) throw new UnsupportedConstruct(declaration.refused);
      return this.#readType(declaration, this);
    } catch (reason) {
      return {
        kind: 'unsupported',
        name: declaration.path,
        construct: constructOf(reason, declaration.path),
      };
    }
  }

  /** Reads all types that were declared, those that come to light on the way included. */
  allTypes(): ReadonlyMap<QName, SchemaType> {
    for (const name of this.#declared.keys()) this.type(name, name);
    return this.#types;
  }
}

/** By name and not by document, so that the order of files makes no difference. */
export function sorted<T>(map: ReadonlyMap<QName, T>): [QName, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A component that may be used, or the reason why not. */
export function usable(component: Component | undefined, what: string, place: string): Component {
  if (component === undefined) throw new UnsupportedConstruct(`${what}, which is not defined, in ${place}`);
  if (component.refused !== undefined) throw new UnsupportedConstruct(component.refused);
  return component;
}
