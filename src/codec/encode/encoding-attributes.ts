/** What the SOAP encoding wants said of every value: its type, and of an array the type and number of its items. */
import { typeOf, type Service } from '../../contract/service-model.ts';
import { localOf, ns, qname, type QName, type SoapVersion } from '../../xml/names.ts';
import type { RequestNames } from './request-names.ts';

export interface EncodingAttributes {
  /** Attributes of the element that holds the request. */
  readonly rootAttributes: string;
  /** Attributes of a value of the type, with the number of items where it is an array. */
  readonly attributesOf: (type: QName, items: number) => string;
}

/** The type's name as it may stand in `xsi:type`; `undefined` for one that the schema gives no name. */
function nameOf(service: Service, name: QName): QName | undefined {
  const type = typeOf(service, name);
  if (!localOf(name).startsWith('#')) return name;
  return type.kind === 'simple' && type.variety === 'atomic' ? qname(ns.xsd, type.base) : undefined;
}

export function encodingAttributes(
  service: Service,
  version: SoapVersion,
  names: RequestNames,
): EncodingAttributes {
  const is11 = version === '1.1';
  const encoding = is11 ? ns.soapEncoding11 : ns.soapEncoding12;
  const tagOf = (name: QName): string => names.tagOfName(nameOf(service, name) ?? qname(ns.xsd, 'anyType'));
  return {
    // The prefix `soap` is that of the envelope around it.
    rootAttributes:
      ` xmlns:xsd="${ns.xsd}" xmlns:xsi="${ns.xsi}" xmlns:soapenc="${encoding}"` +
      ` soap:encodingStyle="${encoding}"`,
    attributesOf(name, items) {
      const type = typeOf(service, name);
      if (type.kind !== 'complex' || type.arrayOf === undefined)
        return nameOf(service, name) === undefined ? '' : ` xsi:type="${tagOf(name)}"`;
      const item = tagOf(type.arrayOf);
      return is11
        ? ` xsi:type="soapenc:Array" soapenc:arrayType="${item}[${items}]"`
        : ` xsi:type="soapenc:Array" soapenc:itemType="${item}" soapenc:arraySize="${items}"`;
    },
  };
}
