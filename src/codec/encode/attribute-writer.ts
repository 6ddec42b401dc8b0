/** Writes attributes: those that the schema names, and those that it only admits. */
import type { AttributeModel } from '../../contract/service-model.ts';
import { localOf, namespaceOf, ns, qname, type QName } from '../../xml/names.ts';
import { escapeAttribute } from '../../xml/write.ts';
import type { InputPlace } from './input-place.ts';
import { isObject, own } from './json-object.ts';
import type { Source } from './particle-writer.ts';
import { notXml } from '../value/scalar.ts';
import { fixedText, type TextWriter } from './text-writer.ts';
import { nameIn, type ValueNames } from '../value/value-names.ts';

/** One attribute of an object with a blank before it, or nothing. */
export type AttributeWriter = (source: Source, names: ValueNames) => string;

export interface AttributePlan {
  readonly attribute: AttributeModel;
  readonly key: string;
  readonly tag: string;
  readonly writer: TextWriter;
}

export function attributeWriter(plan: AttributePlan): AttributeWriter {
  const { attribute, key, tag } = plan;
  const { preset, required } = attribute;
  const writer = fixedText(preset, plan.writer);
  const written = (text: string): string => ` ${tag}="${escapeAttribute(text)}"`;
  return (source, names) => {
    const value = own(source.object, key);
    const place = source.place.child(key);
    if (value === undefined) {
      if (!required) return '';
      return preset?.fixed === true ? written(preset.text) : place.flaw('this property is required');
    }
    const text = writer.write(value, place, names);
    return text === undefined ? '' : written(text);
  };
}

const ofOthers: ReadonlySet<string> = new Set([ns.xsi, ns.xmlns, ns.soap11, ns.soap12]);

/** The writer of `@attributes`. `known` are the attributes that have a property of their own. */
export function anyAttributesWriter(
  known: ReadonlySet<QName>,
): (value: unknown, place: InputPlace, names: ValueNames) => string {
  return (value, place, names) => {
    if (!isObject(value)) return place.flaw('an object is expected');
    const seen = new Set<QName>();
    let attributes = '';
    for (const [key, text] of Object.entries(value)) {
      const here = place.child(key);
      const name = nameIn(key);
      const isAdmitted =
        name !== undefined &&
        !known.has(name) &&
        !seen.has(name) &&
        !ofOthers.has(namespaceOf(name)) &&
        name !== qname('', 'xmlns');
      if (!isAdmitted) here.flaw('the {namespace}local of an attribute that is not declared is expected');
      else if (typeof text !== 'string' || notXml.test(text))
        here.flaw('a string without control characters is expected');
      else {
        seen.add(name);
        attributes += ` ${attributeTag(name, names)}="${escapeAttribute(text)}"`;
      }
    }
    return attributes;
  };
}

function attributeTag(name: QName, names: ValueNames): string {
  return namespaceOf(name) === '' ? localOf(name) : names.tagOf(name);
}
