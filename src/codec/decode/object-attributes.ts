/** The attributes of an element of complex type, in any order and form. */
import { localOf, namespaceOf, ns, type QName } from '../../xml/names.ts';
import { violation } from './answer-failure.ts';
import type { DecoderState } from './decoder-state.ts';
import type { FieldPlan, TypePlan } from '../plan/plan-model.ts';

/** Attributes of these say something about the XML, not about the data. */
const technical: ReadonlySet<string> = new Set([
  ns.xsi,
  ns.soap11,
  ns.soap12,
  ns.soapEncoding11,
  ns.soapEncoding12,
]);

function putKnown(state: DecoderState, field: FieldPlan, text: string): void {
  const json = field.value?.toJson(text, (prefix) => state.scopes.namespaceOf(prefix));
  if (json === undefined)
    throw violation(state.place(field.name), `${field.value?.expects ?? ''} was expected`);
  state.output.put(`${field.key}${json},`);
}

/** Writes the properties of an element's attributes. Throws for a missing one and for a value that is not of its type. */
export function putAttributes(
  state: DecoderState,
  type: TypePlan,
  attributes: ReadonlyMap<QName, string>,
): void {
  const others: string[] = [];
  for (const [name, text] of attributes) {
    const field = type.attributes.get(name);
    if (field !== undefined) putKnown(state, field, text);
    else if (type.isHidden || technical.has(namespaceOf(name))) continue;
    else if (type.model?.anyAttribute === true)
      others.push(
        `${JSON.stringify(namespaceOf(name) === '' ? localOf(name) : name)}:${JSON.stringify(text)}`,
      );
    else if (state.refusesUnknown && namespaceOf(name) !== ns.xml)
      throw violation(state.place(`@${localOf(name)}`), 'is an attribute that the WSDL does not know');
  }
  for (const [name, field] of type.attributes) {
    if (field.isRequired && !attributes.has(name)) throw violation(state.place(field.name), 'is missing');
  }
  if (others.length > 0) state.output.put(`"@attributes":{${others.join(',')}},`);
}
