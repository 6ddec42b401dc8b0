import { BridgeError } from '../error/bridge-error.ts';
import { childElements, textOf, type XmlElement } from '../xml/document.ts';
import { ns } from '../xml/names.ts';

/** Longest text of a fault that is handed on: a fault string is a sentence, not a page. */
const longestText = 500;

/** How much of a text is looked at: the searches below may start anew at every character of it. */
const searchedText = 2_000;

/** Servers repeat their own addresses in faults: hosts, and session keys among the parameters. */
const address = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;
const sessionKey = /\b(session\w*=)[^\s&"'<>]+/gi;

/**
 * Control characters are blanked and addresses hidden: the text goes into logs and into JSON that people read. No
 * character is cut in half.
 */
function shown(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, searchedText)
    .replace(address, '***')
    .replace(sessionKey, '$1***')
    .trim()
    .slice(0, longestText)
    .replace(/[\ud800-\udbff]$/, '');
}

function childText(element: XmlElement | undefined, local: string): string {
  const child = element && childElements(element).find((candidate) => candidate.local === local);
  return child === undefined ? '' : textOf(child);
}

function childOf(element: XmlElement, local: string): XmlElement | undefined {
  return childElements(element).find((child) => child.local === local);
}

/**
 * A `Fault` element as the `upstream-fault` error. `facts.fault` holds code and text without a prefix; the detail
 * stays with the operator, since servers put stacks and host names there.
 */
export function readFault(fault: XmlElement): BridgeError {
  // Servers are seen that write a 1.2 fault into a 1.1 envelope, so the form decides as well as the namespace.
  const is12 = fault.namespace === ns.soap12 || childOf(fault, 'Code') !== undefined;
  const code = is12 ? childText(childOf(fault, 'Code'), 'Value') : childText(fault, 'faultcode');
  const text = is12 ? childText(childOf(fault, 'Reason'), 'Text') : childText(fault, 'faultstring');
  const subcode = is12 ? childText(childOf(childOf(fault, 'Code') ?? fault, 'Subcode'), 'Value') : '';
  const detail = childOf(fault, is12 ? 'Detail' : 'detail');
  const local = (name: string): string => shown(name).replace(/^.*:/, '');
  const faultcode = [local(code), local(subcode)].filter((part) => part !== '').join('.');
  return new BridgeError('upstream-fault', 'WFM answered with a SOAP fault', {
    facts: { fault: { faultcode, faultstring: shown(text) } },
    ...(detail === undefined ? {} : { internal: { faultDetail: shown(textOf(detail)) } }),
  });
}
