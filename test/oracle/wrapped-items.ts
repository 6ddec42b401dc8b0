/** ATL's wrapper around the items of an array: the last paragraph of section 7 of `docs/json-mapping.md`. */
import type { ComplexType, Member, TypeModel } from '../../src/contract/service-model.ts';
import type { XmlElement } from '../../src/xml/document.ts';
import { localOf } from '../../src/xml/names.ts';
import { checkContent } from './content-rules.ts';
import { elementsOf, ownText } from './element-facts.ts';
import { OracleFailure } from './failure.ts';
import { trimmed } from './simple-text.ts';

/** Where an element stands, and how many items the count before it has announced. */
export interface Counted {
  readonly place: string;
  readonly counted: unknown;
}

export interface WrapperFacts extends Counted {
  /** Type of the items. */
  readonly type: TypeModel;
  /** True when the element has what only an item has. */
  readonly isMarked: boolean;
  /** The member of the type that a child is. */
  readonly ownMember: (child: XmlElement) => Member | undefined;
  /** Reads the element as an item. */
  readonly read: () => void;
}

function fails(read: () => void): boolean {
  try {
    read();
    return false;
  } catch (reason) {
    if (reason instanceof OracleFailure) return true;
    throw reason;
  }
}

function mustHold(type: ComplexType): boolean {
  return (
    type.members.some(({ required }) => required) ||
    fails(() => {
      checkContent(type, new Set(), '');
    })
  );
}

/** What has properties of its own, or could have one of this name, is an item, whatever stands in it. */
function isItem(type: ComplexType, local: string, element: XmlElement, facts: WrapperFacts): boolean {
  if (facts.isMarked || type.abstract || type.attributes.some(({ required }) => required)) return true;
  if (type.members.some((inner) => inner.name === local)) return true;
  const [first] = elementsOf(element);
  const own = first === undefined ? undefined : facts.ownMember(first);
  return own !== undefined && own.kind !== 'any';
}

/** True for an element without children that stands for no item. */
function isNone({ preset }: Member, element: XmlElement, { type, counted, read }: WrapperFacts): boolean {
  const text = ownText(element);
  if (trimmed(text) !== '') return false;
  if (type.kind === 'complex') return counted === 0 || mustHold(type);
  return (counted === 0 && text === '') || ((preset === undefined || text !== '') && fails(read));
}

/** What a wrapper holds, or the element itself when it is none. */
export function wrappedItems(
  member: Member,
  element: XmlElement,
  facts: WrapperFacts,
): readonly XmlElement[] {
  const { type } = facts;
  const local = localOf(member.type).replace(/^#/, '');
  if (type.kind !== 'simple' && type.kind !== 'complex') return [element];
  if (type.kind === 'complex' && isItem(type, local, element, facts)) return [element];
  const children = elementsOf(element);
  const [first] = children;
  if (first === undefined) return isNone(member, element, facts) ? [] : [element];
  const before = element.children.slice(0, element.children.indexOf(first));
  const isFirst = before.every((text) => typeof text === 'string' && trimmed(text) === '');
  const isWrapper = first.local === local && isFirst;
  return isWrapper ? children.filter((child) => child.local === local) : [element];
}
