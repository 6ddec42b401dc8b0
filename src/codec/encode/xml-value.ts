/** `{"@xml": "…"}` of a request: text of the caller that is read as a document and written anew, never copied. */
import { canonicalXml } from '../../xml/canonical.ts';
import { readDocument, type XmlElement } from '../../xml/document.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { isObject, own, type JsonObject } from './json-object.ts';
import type { ComplexType } from '../../contract/service-model.ts';
import { qname, type QName } from '../../xml/names.ts';
import type { InputPlace } from './input-place.ts';
import { notXml } from '../value/scalar.ts';
import { isAdmitted } from '../plan/wildcard.ts';

const onlyKey = '@xml';

/** Longest text that is read, in characters: what it becomes in memory is some fifty times as large. */
const longestText = 4 * 1024 * 1024;

function textIn(value: JsonObject, place: InputPlace): string | undefined {
  for (const key of Object.keys(value))
    if (key !== onlyKey) place.child(key).flaw('there is no such property');
  const text = own(value, onlyKey);
  const here = place.child(onlyKey);
  if (text === undefined) here.flaw('this property is required');
  else if (typeof text !== 'string' || notXml.test(text)) here.flaw('a string of XML is expected');
  else if (text.length > longestText) here.flaw(`at most ${longestText} characters are expected`);
  else return text;
  return undefined;
}

/** What a value of XML is refused for, or `undefined`. */
export type XmlCheck = (element: XmlElement) => string | undefined;

/** The canonical text of one element that passes the check; `''` when a flaw was noted. */
export function writeXml(value: unknown, place: InputPlace, check: XmlCheck): string {
  if (!isObject(value)) return place.flaw('an object with the property @xml is expected');
  const text = textIn(value, place);
  if (text === undefined) return '';
  const here = place.child(onlyKey);
  try {
    const element = readDocument(text);
    const problem = check(element);
    return problem === undefined ? canonicalXml(element) : here.flaw(problem);
  } catch (reason) {
    if (reason instanceof XmlError)
      return here.flaw(`one well-formed element is expected: ${reason.message}`);
    throw reason;
  }
}

/** The check of an item of `@any`: what has a property of its own would come in past the checks of that. */
export function wildcardCheck(admitted: string, owner: ComplexType): XmlCheck {
  const named = new Set(
    owner.members.flatMap(({ kind, namespace, name }) =>
      kind === 'element' ? [qname(namespace, name)] : [],
    ),
  );
  return ({ name, namespace }) => {
    if (named.has(name)) return `${name} has a property of its own`;
    return isAdmitted(admitted, namespace) ? undefined : `the namespace of ${name} is not admitted here`;
  };
}

/** The writer of an element that JSON holds as XML. */
export function xmlWriter(name: QName): (value: unknown, place: InputPlace) => string {
  return (value, place) =>
    writeXml(value, place, (element) =>
      element.name === name ? undefined : `the element ${name} is expected, ${element.name} was found`,
    );
}
