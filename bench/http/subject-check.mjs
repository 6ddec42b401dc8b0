/** Before anything is timed: does a subject answer with what it should? */
import { readFileSync } from 'node:fs';
import { checkAnswer } from '../check/check-answer.mjs';
import { askWhole } from './ask.mjs';

/** @returns {Promise<{ losses: object[], notes: object[] }>} throws when it cannot answer at all */
export async function checkSubject(subject, running, document) {
  const message = { ...running.request(document.number), isKept: true };
  const { body } = await askWhole(running.origin, message, 60_000);
  if (subject.bytes) {
    const isSame = body.equals(readFileSync(document.path));
    return { losses: isSame ? [] : [{ what: 'other bytes than the upstream sent' }], notes: [] };
  }
  const { shape, size } = document;
  return checkAnswer(body.toString('utf8'), { shape, size, promise: subject.promise });
}
