/** Writes an element of the SOAP encoding as literal XML, led by the model: only that knows what is an array. */
import { typeOf, type ComplexType, type Service, type TypeModel } from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { childElements, resolveQName, type XmlElement } from '../../xml/document.ts';
import { ns, qname, type QName } from '../../xml/names.ts';
import type { Scope } from '../../xml/scope.ts';
import { escapeAttribute, escapeText } from '../../xml/write.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { oversized, violation } from '../decode/answer-failure.ts';
import { ScopedTags } from './scoped-tags.ts';
import { arrayOddity, hasPosition, idOf, isBuiltinType, isOfEncoding, referenceOf } from './soap-encoding.ts';

/**
 * How many more pieces of XML (elements, their attributes, texts) may be written than twice those that were read: each
 * reference to an element writes all that is in it once more.
 */
const mostRepeated = 200_000;
/** References of which each refers to the next one; servers write one, and some two. */
const longestChain = 10;
const deepest = 100;
const xsiType = qname(ns.xsi, 'type');

interface Step {
  /** The element as it stands in its parent; it may be a reference. */
  readonly element: XmlElement;
  /** Declared type; `undefined` where the model knows nothing about the element. */
  readonly type: QName | undefined;
  /** What it is called in the result, where that is not its own name. */
  readonly name?: QName;
  readonly outside: Scope | undefined;
  readonly place: string;
  readonly depth: number;
}

function idsIn(body: XmlElement): ReadonlyMap<string, XmlElement | 'twice'> {
  const ids = new Map<string, XmlElement | 'twice'>();
  const visit = (element: XmlElement): void => {
    const id = idOf(element);
    if (id !== undefined) ids.set(id, ids.has(id) ? 'twice' : element);
    childElements(element).forEach(visit);
  };
  visit(body);
  return ids;
}

/** What it costs to write an element without the elements in it: itself, attributes, declarations, texts. */
function piecesOf({ written, children }: XmlElement): number {
  return 1 + written.size + children.length;
}

function piecesIn(element: XmlElement): number {
  return childElements(element).reduce((sum, child) => sum + piecesIn(child), piecesOf(element));
}

/** What `xsi:type` names; `undefined` when its prefix is not declared: it is then a type that nobody knows. */
function namedType(target: XmlElement, text: string): QName | undefined {
  try {
    return resolveQName(target, text);
  } catch (reason) {
    if (reason instanceof XmlError) return undefined;
    throw reason;
  }
}

export class ReferenceWriter {
  readonly #service: Service;
  readonly #ids: ReadonlyMap<string, XmlElement | 'twice'>;
  readonly #mostCharacters: number;
  readonly #members = new Map<QName, ReadonlyMap<QName, QName>>();
  /** The elements whose content is being written: to meet one again is a cycle. */
  readonly #open = new Set<XmlElement>();
  readonly #parts: string[] = [];
  readonly #tags = new ScopedTags();
  readonly #mostPieces: number;
  #characters = 0;
  #pieces = 0;

  /** `body` is where the elements with an id are looked for. */
  constructor(service: Service, body: XmlElement, mostCharacters: number) {
    this.#service = service;
    this.#ids = idsIn(body);
    this.#mostCharacters = mostCharacters;
    this.#mostPieces = 2 * piecesIn(body) + mostRepeated;
  }

  /** The element with all it refers to. Throws as `inlineMultirefs` does. */
  write(element: XmlElement, type: QName): string {
    this.#write({ element, type, outside: undefined, place: element.local, depth: 0 });
    return this.#parts.join('');
  }

  #add(text: string): void {
    this.#characters += text.length;
    if (this.#characters > this.#mostCharacters)
      throw new BridgeError('upstream-oversized', 'the answer is too large once its references are resolved');
    this.#parts.push(text);
  }

  #count(target: XmlElement): void {
    this.#pieces += piecesOf(target);
    if (this.#pieces > this.#mostPieces)
      throw oversized(`${this.#mostPieces} elements, attributes and texts once its references are resolved`);
  }

  #modelOf(type: QName | undefined): TypeModel | undefined {
    return type === undefined ? undefined : typeOf(this.#service, type);
  }

  /** The element that a chain of references ends at. */
  #follow({ element, type, place }: Step): XmlElement {
    const seen = new Set<XmlElement>();
    for (let here = element; ;) {
      const reference = referenceOf(here);
      const isTyped = this.#modelOf(type)?.kind !== 'opaque' && type !== undefined;
      if (reference === undefined || (!isTyped && !reference.startsWith('#'))) return here;
      if (!reference.startsWith('#')) throw violation(place, 'a reference out of the document');
      if (seen.has(here)) throw violation(place, 'a reference to itself');
      seen.add(here);
      if (seen.size > longestChain) throw violation(place, `a chain of more than ${longestChain} references`);
      const target = this.#ids.get(reference.slice(1));
      if (target === undefined) throw violation(place, 'a reference to an id that is not there');
      if (target === 'twice') throw violation(place, 'a reference to an id that is there twice');
      here = target;
    }
  }

  #write(step: Step): void {
    const { element, place } = step;
    if (step.depth > deepest) throw violation(place, 'this is nested too deeply');
    const target = this.#follow(step);
    this.#count(target);
    if (this.#open.has(target)) throw violation(place, 'a reference to an element around it');
    const asWritten = target === element && step.name === undefined;
    const [tag, scope] = asWritten
      ? [element.tag, element.scope]
      : this.#tags.tagIn(step.name ?? element.name, target.scope);
    const type = this.#actualType(target, step.type);
    this.#add(
      `<${tag}${this.#tags.declarations(scope, step.outside)}${this.#attributes(target, step.type)}>`,
    );
    this.#open.add(target);
    this.#content(target, type, scope, step);
    this.#open.delete(target);
    this.#add(`</${tag}>`);
  }

  /** The declared type, or the derived one that `xsi:type` names. */
  #actualType(target: XmlElement, declared: QName | undefined): QName | undefined {
    const model = this.#modelOf(declared);
    const text = target.attributes.get(xsiType);
    if (text === undefined || model?.kind !== 'complex') return declared;
    const named = namedType(target, text);
    return named !== undefined && model.derived.includes(named) ? named : declared;
  }

  #saysNothing(target: XmlElement, text: string, declared: QName): boolean {
    const kind = this.#modelOf(declared)?.kind;
    if (kind === 'simple') return true;
    const named = namedType(target, text);
    return kind === 'complex' && named !== undefined && (named === declared || isBuiltinType(named));
  }

  #attributes(target: XmlElement, declared: QName | undefined): string {
    const names = [...target.attributes.keys()];
    const tags = [...target.written.keys()].filter((tag) => tag !== 'xmlns' && !tag.startsWith('xmlns:'));
    const parts = names.map((name, index) => {
      const value = target.attributes.get(name) ?? '';
      const isNoise =
        name === xsiType && declared !== undefined && this.#saysNothing(target, value, declared);
      return isNoise || isOfEncoding(name) ? '' : ` ${tags[index] ?? ''}="${escapeAttribute(value)}"`;
    });
    return parts.join('');
  }

  #content(target: XmlElement, type: QName | undefined, scope: Scope, step: Step): void {
    const model = this.#modelOf(type);
    const array = model?.kind === 'complex' && model.arrayOf !== undefined ? model.members[0] : undefined;
    const oddity = array === undefined ? undefined : arrayOddity(target);
    if (oddity !== undefined) throw violation(step.place, oddity);
    const members =
      model?.kind === 'complex' && type !== undefined ? this.#membersOf(type, model) : undefined;
    for (const child of target.children) {
      if (typeof child === 'string') {
        if (child !== '') this.#add(escapeText(child));
        continue;
      }
      if (array !== undefined && hasPosition(child))
        throw violation(step.place, 'a sparse array is not supported');
      this.#write({
        element: child,
        type: array?.type ?? members?.get(child.name),
        ...(array === undefined ? {} : { name: qname(array.namespace, array.name) }),
        outside: scope,
        place: `${step.place}/${array?.name ?? child.local}`,
        depth: step.depth + 1,
      });
    }
  }

  #membersOf(name: QName, type: ComplexType): ReadonlyMap<QName, QName> {
    const known = this.#members.get(name);
    if (known !== undefined) return known;
    const members = new Map<QName, QName>();
    this.#members.set(name, members);
    for (const member of type.members) {
      if (member.kind === 'element') members.set(qname(member.namespace, member.name), member.type);
      const inner = member.kind === 'group' ? this.#modelOf(member.type) : undefined;
      if (inner?.kind !== 'complex') continue;
      for (const entry of this.#membersOf(member.type, inner)) members.set(...entry);
    }
    return members;
  }
}
