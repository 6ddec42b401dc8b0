/** One tool's answer to one small document, held against the truth. */
import { isDeepStrictEqual } from 'node:util';
import { truthOf } from '../corpus/documents.mjs';
import { shapes } from '../corpus/schema.mjs';
import { compare } from './compare.mjs';
import { expectedJson } from './expected-json.mjs';

/** Where two JSON values differ first. */
function firstDifference(expected, actual, path = '') {
  if (isDeepStrictEqual(expected, actual)) return undefined;
  const isInner = (value) => typeof value === 'object' && value !== null;
  if (isInner(expected) && isInner(actual)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const difference = firstDifference(expected[name], actual[name], `${path}/${name}`);
      if (difference !== undefined) return difference;
    }
  }
  return { path, example: `${JSON.stringify(expected)} → ${JSON.stringify(actual)}`.slice(0, 120) };
}

/** Every tool puts the holder under other names; it is the object that has the list of rows. */
function holderIn(value, rows) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value) && rows in value) return value;
  for (const inner of Object.values(value)) {
    const found = holderIn(inner, rows);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * @param {string} text JSON
 * @param {{ shape: 'flat' | 'nested', size: string, promise?: 'friendly' | 'exact' }} document with `promise`, the answer
 *   must be exactly what the product promises for that profile
 */
export function checkAnswer(text, { shape, size, promise }) {
  const truth = truthOf(shape, size);
  const { holder, rows } = shapes[shape];
  const answer = JSON.parse(text);
  if (promise === undefined) return compare(holder, truth, holderIn(answer, rows));
  const difference = firstDifference(expectedJson(holder, truth, promise), answer);
  return { losses: difference === undefined ? [] : [{ what: 'not as promised', ...difference }], notes: [] };
}

/** A check in a table's cell. */
export function checkText({ losses, notes }) {
  const names = (list) => [...new Set(list.map(({ what }) => what))].join(', ');
  if (losses.length > 0) return `LOSES DATA: ${names(losses)}${notes.length > 0 ? `; ${names(notes)}` : ''}`;
  return notes.length > 0 ? `complete; ${names(notes)}` : 'complete';
}
