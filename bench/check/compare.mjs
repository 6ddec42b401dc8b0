/**
 * What a tool's answer keeps of the truth, however it spells it: values are looked for under every name that peers use. A
 * finding is either a loss (a value is gone or another) or a note (it is there, in a poorer form).
 */
import { types } from '../corpus/schema.mjs';

const losses = new Set([
  'long digits lost',
  'numbers changed',
  'booleans changed',
  'texts changed',
  'dates changed',
  'nil lost',
  'attributes lost',
  'members lost',
  'items lost',
]);

class Findings {
  #examples = new Map();

  add(what, path, example = '') {
    if (!this.#examples.has(what)) this.#examples.set(what, { path, example: String(example).slice(0, 60) });
  }

  summary() {
    const all = [...this.#examples].map(([what, where]) => ({ what, ...where }));
    return {
      losses: all.filter(({ what }) => losses.has(what)),
      notes: all.filter(({ what }) => !losses.has(what)),
    };
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Peers that know no schema write every element as a list or as an object around its text. */
function unwrapped(value, findings, path) {
  if (Array.isArray(value) && value.length === 1) {
    findings.add('single members are lists', path);
    return unwrapped(value[0], findings, path);
  }
  if (!isObject(value)) return value;
  for (const name of ['$value', '#text', '_']) if (name in value) return value[name];
  const flat = JSON.stringify(value);
  if (/nil"?:\s*"?(?:true|1)/.test(flat)) {
    findings.add('nil is an object', path);
    return null;
  }
  return value;
}

function attributeOf(value, name) {
  if (!isObject(value)) return undefined;
  const places = [value.attributes, value.$attributes, value.$, value];
  for (const place of places) {
    for (const spelling of [name, `@${name}`, `@_${name}`]) {
      if (isObject(place) && place[spelling] !== undefined) return place[spelling];
    }
  }
  return undefined;
}

function compareNumber(expected, actual, { findings, path }) {
  if (actual === expected) return;
  if (typeof actual === 'string' && Number(actual) === expected) findings.add('numbers are texts', path);
  else findings.add('numbers changed', path, `${expected} → ${JSON.stringify(actual)}`);
}

function compareText(field, expected, actual, { findings, path }) {
  if (actual === expected) return;
  const example = `${JSON.stringify(expected)} → ${JSON.stringify(actual)}`;
  if (field.kind === 'long') {
    if (String(actual) === expected) findings.add('longs are numbers', path);
    else findings.add('long digits lost', path, example);
  } else if (field.kind === 'dateTime') {
    const isSame = Date.parse(actual) === Date.parse(expected);
    findings.add(isSame ? 'dates rewritten' : 'dates changed', path, example);
  } else findings.add('texts changed', path, example);
}

function compareScalar(field, expected, raw, at) {
  const { findings, path } = at;
  const actual = unwrapped(raw, findings, path);
  if (expected === null) {
    if (actual === undefined) findings.add('nil lost', path);
    else if (actual !== null) findings.add('nil lost', path, JSON.stringify(actual));
  } else if (actual === undefined || actual === null) findings.add('members lost', path, String(expected));
  else if (typeof expected === 'number') compareNumber(expected, actual, at);
  else if (typeof expected === 'boolean') {
    if (actual === String(expected)) findings.add('booleans are texts', path);
    else if (actual !== expected) findings.add('booleans changed', path, JSON.stringify(actual));
  } else compareText(field, expected, actual, at);
}

function compareItems(field, expected, raw, at) {
  const { findings, path } = at;
  let actual = raw;
  if (actual === undefined || actual === null || actual === '') {
    if (expected.length === 0) return void findings.add('empty lists are missing', path);
    actual = [];
  }
  if (!Array.isArray(actual)) {
    findings.add('lists of one are no lists', path);
    actual = [actual];
  }
  if (actual.length !== expected.length)
    findings.add('items lost', path, `${expected.length} → ${actual.length}`);
  const count = Math.min(expected.length, actual.length);
  for (let index = 0; index < count; index++) {
    const inner = { findings, path: `${path}/${index}` };
    if (field.type === undefined) compareScalar(field, expected[index], actual[index], inner);
    else compareRecord(field.type, expected[index], actual[index], inner);
  }
}

function compareRecord(typeName, expected, raw, { findings, path }) {
  const type = types[typeName];
  const actual = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw;
  if (!isObject(actual)) return void findings.add('members lost', path);
  for (const attribute of type.attributes) {
    const at = { findings, path: `${path}/@${attribute.name}` };
    const value = attributeOf(actual, attribute.name);
    if (value === undefined) findings.add('attributes lost', at.path);
    else compareScalar(attribute, expected[attribute.name], value, at);
  }
  for (const field of type.members) {
    const at = { findings, path: `${path}/${field.name}` };
    if (field.count) continue;
    const value = actual[field.name];
    if (field.repeated) compareItems(field, expected[field.name], value, at);
    else if (expected[field.name] !== undefined) compareScalar(field, expected[field.name], value, at);
  }
}

/** Compares the truth of a document with what a tool made of its `return` element. */
export function compare(holder, truth, answer) {
  const findings = new Findings();
  compareRecord(holder, truth, answer, { findings, path: '' });
  return findings.summary();
}
