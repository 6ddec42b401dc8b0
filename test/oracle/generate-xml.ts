/** Canonical texts of elements that no schema describes: for wildcards, mixed content and `xsd:anyType`. */
import { localOf, namespaceOf, type QName } from '../../src/xml/names.ts';
import type { Draws } from './draws.ts';

const texts = ['', 'text', ' a  b ', '&amp;&lt;&gt;', '😀 é', 'line\n', '&#13;'];
const values = ['', 'v', 'a &amp; &quot;b&quot;', '&#9;&#10;', '&lt;'];

/** What stands inside, in the namespace of its own prefix `f`. */
function inside(draws: Draws, depth: number): string {
  const parts = Array.from({ length: draws.below(3) }, () => {
    if (depth > 2 || draws.chance(0.5)) return draws.pick(texts);
    const attribute = draws.chance(0.3) ? ` f:at="${draws.pick(values)}" at="${draws.pick(values)}"` : '';
    const content = inside(draws, depth + 1);
    const name = draws.pick(['f:one', 'f:two']);
    return content === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${content}</${name}>`;
  });
  return parts.join('');
}

function element(name: QName, draws: Draws, depth: number): string {
  const namespace = namespaceOf(name);
  const prefixed = namespace !== '' && draws.chance(0.5);
  const tag = prefixed ? `p:${localOf(name)}` : localOf(name);
  const own = namespace === '' ? '' : prefixed ? ` xmlns:p="${namespace}"` : ` xmlns="${namespace}"`;
  // Declarations stand in the order of their prefixes: none, `f`, `p`.
  const declarations = prefixed ? ` xmlns:f="urn:foreign"${own}` : `${own} xmlns:f="urn:foreign"`;
  const content = inside(draws, depth);
  return content === '' ? `<${tag}${declarations}/>` : `<${tag}${declarations}>${content}</${tag}>`;
}

/** An element of the expected name, with at most text and one foreign element in it. */
export function opaqueElement(name: QName, draws: Draws): string {
  const namespace = namespaceOf(name);
  const declaration = namespace === '' ? '' : ` xmlns="${namespace}"`;
  const tag = localOf(name);
  const foreign = `<f:part${draws.chance(0.5) ? ' x="1"' : ''} xmlns:f="urn:foreign"/>`;
  // In canonical text declarations come first.
  const sorted = foreign.replace(/^<f:part( x="1")? (xmlns:f="urn:foreign")/, '<f:part $2$1');
  const content = draws.pick(texts) + sorted + draws.pick(texts);
  return `<${tag}${declaration}>${content}</${tag}>`;
}

export function foreignElement(namespace: string, draws: Draws): string {
  return element(`{${namespace}}${draws.pick(['any', 'other'])}`, draws, 0);
}

/** A namespace that a wildcard admits, in the words of the model: `##any`, `!urn:x`, or names, `##local` for none. */
export function namespaceFor(admitted: string): string {
  if (admitted === '##any' || admitted.startsWith('!')) return 'urn:foreign:any';
  const [first = ''] = admitted.split(' ');
  return first === '##local' ? '' : first;
}
