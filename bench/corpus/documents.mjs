/** Documents of any size, written row by row: neither the text nor the values of a large one are ever whole in memory. */
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './random.mjs';
import { flatRow, nestedRow, stateInfo } from './rows.mjs';
import { benchNamespace, shapes } from './schema.mjs';
import { record } from './xml-text.mjs';

/** Must change with whatever changes the documents: it is part of the names under which they are kept. */
const generation = 1;

export const sizes = { '10kb': 10_000, '1mb': 1_000_000, '20mb': 20_000_000, '100mb': 100_000_000 };

/** A smaller document has shorter weeks, or it would be a single agent. */
const daysOf = (bytes) => (bytes < 50_000 ? 2 : 7);

const makers = {
  flat: (random, index) => flatRow(random, index),
  nested: (random, index, bytes) => nestedRow(random, index, daysOf(bytes)),
};

function* rows(shape, bytes, count) {
  const random = createRandom();
  for (let index = 0; index < count; index++) yield makers[shape](random, index, bytes);
}

/** The count stands before its array, so the number of rows is settled first: from the mean of a thousand. */
function rowCount(shape, bytes) {
  const { rows: name, rowType: type, prefix } = shapes[shape];
  const sample = bytes < 50_000 ? 30 : 1000;
  const context = { prefix, random: createRandom(7) };
  let length = 0;
  for (const row of rows(shape, bytes, sample)) {
    length += Buffer.byteLength(record({ name, type }, row, context));
  }
  return Math.max(1, Math.round((bytes - 600) / (length / sample)));
}

function frame(shape, count) {
  const { operation, prefix, rows: name } = shapes[shape];
  const context = { prefix, random: createRandom(3) };
  const info = shape === 'flat' ? stateInfo() : [];
  const infoText = info
    .map((row) => record({ name: 'schStateInfo', type: 'SchStateInfo' }, row, context))
    .join('');
  const infoCount =
    shape === 'flat' ? `<schStateInfoNSizeIs>${info.length}</schStateInfoNSizeIs>${infoText}` : '';
  const binding = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const head =
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>' +
    `<${prefix}${operation}Response ${binding}="${benchNamespace}"><${prefix}return>${infoCount}<${prefix}${name}NSizeIs>${count}</${prefix}${name}NSizeIs>`;
  const tail = `</${prefix}return></${prefix}${operation}Response></soap:Body></soap:Envelope>\n`;
  return { head, tail };
}

function* textOf(shape, bytes) {
  const { rows: name, rowType: type, prefix } = shapes[shape];
  const count = rowCount(shape, bytes);
  const { head, tail } = frame(shape, count);
  const context = { prefix, random: createRandom(11) };
  let text = head;
  for (const row of rows(shape, bytes, count)) {
    text += record({ name, type }, row, context);
    if (text.length < 1 << 17) continue;
    yield text;
    text = '';
  }
  yield text + tail;
}

/** The values of a document as the wire has them, in the shape of the response's `return`. For small documents. */
export function truthOf(shape, size) {
  const bytes = sizes[size];
  const list = [...rows(shape, bytes, rowCount(shape, bytes))];
  return shape === 'flat'
    ? { schStateInfo: stateInfo(), schAgentState: list }
    : { [shapes[shape].rows]: list };
}

/** Writes the document unless it is there. Returns its path, its length and its number of rows. */
export async function documentFile(folder, shape, size) {
  const bytes = sizes[size];
  const path = join(folder, `${shape}-${size}-${generation}.xml`);
  if (!existsSync(path)) {
    // Under another name until it is whole: a run that was cut off must leave nothing half-written behind.
    const file = createWriteStream(`${path}.part`);
    for (const text of textOf(shape, bytes)) if (!file.write(text)) await once(file, 'drain');
    file.end();
    await once(file, 'close');
    renameSync(`${path}.part`, path);
  }
  return { shape, size, path, bytes: statSync(path).size, rows: rowCount(shape, bytes) };
}
