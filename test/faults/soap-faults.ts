/** Answers that are XML and not the answer: other operations, pages, counts that lie. */
import { json, reply } from '../support/scripted-server.ts';
import { opened, soap } from '../support/scripted-wfm.ts';
import { answerRows, type AnswerFault } from './answer-rows.ts';
import { goodAnswer, page } from './fault-scripts.ts';
import { good, violation } from './fault-places.ts';
import type { FaultBench } from './fault-bench.ts';
import type { FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code'], facts = {}): ProblemOutcome => ({
  status,
  code,
  facts,
});
const all = ['read', 'raw read', 'write'] as const;

const notSoap: readonly AnswerFault[] = [
  {
    theme: 'HTML page',
    name: 'a page',
    answer: reply(200, page, { 'content-type': 'text/html' }),
    outcome: problem(502, 'upstream-html'),
    calls: all,
  },
  {
    theme: 'HTML page',
    name: 'a page that is called XML',
    answer: reply(200, page.replace('<!DOCTYPE html>', '')),
    outcome: problem(502, 'upstream-html'),
    calls: all,
  },
  {
    theme: 'HTML page',
    name: 'a page under HTTP 500',
    answer: reply(500, page, { 'content-type': 'text/html' }),
    outcome: problem(502, 'upstream-http-status'),
    calls: all,
  },
  {
    theme: 'empty 200',
    name: 'nothing',
    answer: reply(200, ''),
    outcome: problem(502, 'upstream-empty'),
    calls: all,
  },
  {
    theme: 'empty 200',
    name: 'an envelope with an empty Body',
    answer: soap(''),
    outcome: problem(502, 'upstream-empty'),
    calls: all,
  },
  {
    theme: '204',
    name: 'HTTP 204',
    answer: reply(204, ''),
    outcome: problem(502, 'upstream-empty'),
    calls: all,
  },
  {
    theme: 'wrong content type',
    name: 'JSON',
    answer: json(200, { items: [] }),
    outcome: problem(502, 'upstream-wrong-content-type'),
    calls: all,
  },
  {
    theme: 'wrong content type',
    name: 'XML that is called text/plain',
    answer: reply(200, goodAnswer, { 'content-type': 'text/plain' }),
    outcome: problem(502, 'upstream-wrong-content-type'),
  },
  {
    theme: 'wrong content type',
    name: 'XML without a type',
    answer: reply(200, goodAnswer, {}),
    outcome: good,
  },
  {
    theme: 'MTOM',
    name: 'a multipart answer, as MTOM has it',
    answer: reply(200, `--b\r\n\r\n${goodAnswer}\r\n--b--`, {
      'content-type': 'multipart/related; boundary=b; type="application/xop+xml"',
    }),
    outcome: problem(502, 'upstream-wrong-content-type'),
    calls: all,
  },
];

const statuses: readonly AnswerFault[] = (
  [
    [401, 502, 'upstream-unauthenticated'],
    [403, 502, 'upstream-access-denied'],
    [404, 502, 'upstream-http-status'],
    [429, 503, 'upstream-busy'],
    [500, 502, 'upstream-http-status'],
  ] as const
).map(([status, seen, code]) => ({
  theme: 'status',
  name: `HTTP ${status} with a text`,
  answer: reply(status, 'no', { 'content-type': 'text/plain' }),
  outcome: problem(seen, code),
}));

const status503: readonly AnswerFault[] = [
  {
    theme: 'status',
    name: 'HTTP 503 with a text',
    answer: reply(503, 'no', { 'content-type': 'text/plain' }),
    outcome: problem(503, 'upstream-busy'),
    write: problem(504, 'outcome-unknown'),
  },
  {
    theme: 'status',
    name: 'HTTP 503 that says when to come back',
    answer: reply(503, 'no', { 'content-type': 'text/plain', 'retry-after': '7' }),
    outcome: problem(503, 'upstream-busy'),
    write: problem(503, 'upstream-busy'),
  },
];

const status500: readonly AnswerFault[] = [
  {
    theme: 'status',
    name: 'a good answer under HTTP 500',
    answer: reply(500, goodAnswer),
    outcome: problem(502, 'upstream-http-status'),
  },
  { theme: 'status', name: 'a good answer under HTTP 201', answer: reply(201, goodAnswer), outcome: good },
];

const site = /<objectArray>.*<\/objectArray>/;
const counted = (count: string): string => goodAnswer.replace('NSizeIs>1<', `NSizeIs>${count}<`);
const contents: readonly AnswerFault[] = [
  {
    theme: "other operation's response",
    name: 'the answer of GetTeam',
    answer: soap('<GetTeamResponse xmlns="urn:WFMConfigService850"><return/></GetTeamResponse>'),
    outcome: problem(502, 'upstream-wrong-operation'),
    calls: all,
  },
  {
    theme: "other operation's response",
    name: 'the request itself',
    answer: soap('<GetSite xmlns="urn:WFMConfigService850"/>'),
    outcome: problem(502, 'upstream-wrong-operation'),
    calls: all,
  },
  {
    theme: "other operation's response",
    name: 'an envelope of another namespace',
    answer: goodAnswer.replace('schemas.xmlsoap.org/soap/envelope', 'example.com'),
    outcome: violation,
  },
  { theme: 'NSizeIs', name: 'a count that is greater than the items', answer: counted('3'), outcome: good },
  { theme: 'NSizeIs', name: 'a count that is less than the items', answer: counted('0'), outcome: good },
  { theme: 'NSizeIs', name: 'a count of two thousand million', answer: counted('2000000000'), outcome: good },
  { theme: 'NSizeIs', name: 'a count below zero', answer: counted('-1'), outcome: good },
  {
    theme: 'missing arrays',
    name: 'a count of 1 and no items',
    answer: goodAnswer.replace(site, ''),
    outcome: violation,
  },
  {
    theme: 'missing arrays',
    name: 'no return at all',
    answer: soap('<GetSiteResponse xmlns="urn:WFMConfigService850"/>'),
    outcome: violation,
  },
];

function services(...names: readonly string[]): (bench: FaultBench) => void {
  return ({ wfm }) => {
    const listed = names.map((name) => [name, `${wfm.origin}/?Handler=${name}&SessionID=1`]);
    wfm.set('OpenSession', opened(Object.fromEntries(listed) as Record<string, string>));
  };
}

/** What the session does not offer cannot be called; the session itself is kept. */
const offers: readonly FaultRow[] = [
  {
    theme: 'service missing',
    injected: 'a session without ConfigService',
    call: 'first read',
    isOfSession: true,
    inject: services('SessionService800'),
    outcome: problem(501, 'service-not-offered'),
  },
  {
    theme: 'service missing',
    injected: 'a session without ConfigService',
    call: 'first write',
    isOfSession: true,
    inject: services('SessionService800'),
    outcome: problem(501, 'service-not-offered'),
  },
  {
    theme: 'service missing',
    injected: 'a session with no services',
    call: 'first read',
    isOfSession: true,
    inject: services(),
    outcome: problem(501, 'service-not-offered'),
  },
  {
    theme: 'newer version only',
    injected: 'a session with ConfigService900 only',
    call: 'first read',
    isOfSession: true,
    inject: services('SessionService800', 'ConfigService900'),
    outcome: problem(501, 'service-not-offered'),
  },
];

export const soapFaults: readonly FaultRow[] = [
  ...[...notSoap, ...statuses, ...status503, ...status500, ...contents].flatMap(answerRows),
  ...offers,
];
