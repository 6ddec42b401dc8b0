/** saxes with a builder of typed rows by the table of types: what one would write by hand over a good streaming parser. */
import { SaxesParser } from 'saxes';
import { shapes, types } from '../../corpus/schema.mjs';
import { chunksOf } from '../chunks.mjs';

const scalars = {
  string: (text) => text,
  long: (text) => text,
  dateTime: (text) => text,
  boolean: (text) => text === 'true' || text === '1',
};
const toNumber = (text) => Number(text);

const fieldsByName = Object.fromEntries(
  Object.entries(types).map(([name, type]) => [
    name,
    {
      members: new Map(type.members.map((field) => [field.name, field])),
      attributes: type.attributes,
      repeated: type.members.filter((field) => field.repeated),
    },
  ]),
);

function newRecord(type) {
  const record = {};
  for (const field of type.repeated) record[field.name] = [];
  return record;
}

function put(frame, field, value) {
  if (field.repeated) frame.record[field.name].push(value);
  else frame.record[field.name] = value;
}

class Builder {
  #stack = [];
  #text = '';
  #field;
  #isNil = false;
  #holder;
  result;

  constructor(holder) {
    this.#holder = holder;
  }

  open(tag) {
    this.#text = '';
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      if (tag.local === 'return') this.#push(this.#holder, undefined, tag);
      return;
    }
    const field = frame.type.members.get(tag.local);
    this.#isNil = tag.attributes['xsi:nil']?.value === 'true';
    this.#field = field;
    if (field?.type !== undefined) this.#push(field.type, field, tag);
  }

  #push(typeName, field, tag) {
    const type = fieldsByName[typeName];
    const record = newRecord(type);
    for (const { name, kind } of type.attributes) {
      const text = tag.attributes[name]?.value;
      if (text !== undefined) record[name] = (scalars[kind] ?? toNumber)(text);
    }
    this.#stack.push({ type, record, field, name: tag.local });
  }

  text(text) {
    this.#text += text;
  }

  close(tag) {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    if (this.#field !== undefined && this.#field.type === undefined) {
      const read = scalars[this.#field.kind] ?? toNumber;
      put(frame, this.#field, this.#isNil ? null : read(this.#text));
    } else if (frame.name === tag.local) {
      this.#stack.pop();
      const outer = this.#stack.at(-1);
      if (outer === undefined) this.result = frame.record;
      else put(outer, frame.field, frame.record);
    }
    this.#field = undefined;
  }
}

export async function createSaxesBuilder({ shape }) {
  return async (bytes, sink) => {
    const builder = new Builder(shapes[shape].holder);
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', (tag) => builder.open(tag));
    parser.on('closetag', (tag) => builder.close(tag));
    parser.on('text', (text) => builder.text(text));
    parser.on('cdata', (text) => builder.text(text));
    const decoder = new TextDecoder();
    for await (const chunk of chunksOf(bytes)) parser.write(decoder.decode(chunk, { stream: true }));
    parser.close();
    sink(Buffer.from(JSON.stringify(builder.result)));
  };
}
