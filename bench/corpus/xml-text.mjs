/** Values → XML text, by the table of types. Escapes in all the ways that servers do, chosen by the seeded source. */
import { types } from './schema.mjs';

const entities = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' };
const isMarkup = /[<>&"']/;

function escaped(text, random) {
  if (!isMarkup.test(text)) return text;
  // CDATA now and then, a decimal and a hexadecimal reference now and then, entities mostly.
  if (random.chance(0.15)) return `<![CDATA[${text}]]>`;
  return text.replace(/[<>&"']/g, (character) => {
    const way = random.next();
    if (way < 0.05) return `&#${character.charCodeAt(0)};`;
    if (way < 0.1) return `&#x${character.charCodeAt(0).toString(16)};`;
    return entities[character];
  });
}

const attributeText = (value) => String(value).replace(/[<&"]/g, (character) => entities[character]);

function element(field, value, context) {
  const name = `${context.prefix}${field.name}`;
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (field.type !== undefined) return record(field, value, context);
  const text = field.kind === 'string' ? escaped(value, context.random) : String(value);
  return `<${name}>${text}</${name}>`;
}

/** One element of a complex type with all that is in it. */
export function record(field, value, context) {
  const type = types[field.type];
  const name = `${context.prefix}${field.name}`;
  const attributes = type.attributes
    .map((attribute) => ` ${attribute.name}="${attributeText(value[attribute.name])}"`)
    .join('');
  let inner = '';
  for (const member of type.members) {
    if (member.count) {
      const items = value[member.name.replace(/NSizeIs$/, '')];
      inner += element(member, items.length, context);
    } else if (member.repeated) {
      for (const item of value[member.name]) inner += element(member, item, context);
    } else if (value[member.name] !== undefined) {
      inner += element(member, value[member.name], context);
    }
  }
  return `<${name}${attributes}>${inner}</${name}>`;
}
