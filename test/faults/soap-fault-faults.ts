/** SOAP faults, in every form and under every status. */
import { reply } from '../support/scripted-server.ts';
import { envelope, fault, scriptedSecrets, soap } from '../support/scripted-wfm.ts';
import { answerRows, type AnswerFault } from './answer-rows.ts';
import type { FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code'], facts = {}): ProblemOutcome => ({
  status,
  code,
  facts,
});
const faulted = (faultstring: string, faultcode = 'Client'): ProblemOutcome =>
  problem(502, 'upstream-fault', { fault: { faultcode, faultstring } });
const all = ['read', 'raw read', 'write'] as const;
const element = (name: string, content: string): string => `<SOAP-ENV:${name}>${content}</SOAP-ENV:${name}>`;

/** A fault is an answer, also to a write: nothing is unknown. */
const faults: readonly AnswerFault[] = [
  ...[200, 400, 500, 202].map((status) => ({
    theme: `fault on ${status}`,
    name: `a fault under HTTP ${status}`,
    answer: fault('E-4711', 'SOAP-ENV:Client', status),
    outcome: faulted('E-4711'),
    write: faulted('E-4711'),
    calls: all,
  })),
  {
    theme: 'fault without detail',
    name: 'a fault without a text',
    answer: soap(element('Fault', '<faultcode>SOAP-ENV:Server</faultcode>')),
    outcome: faulted('', 'Server'),
  },
  {
    theme: 'fault without detail',
    name: 'a fault with nothing in it',
    answer: soap(element('Fault', '')),
    outcome: problem(502, 'upstream-fault'),
  },
  {
    theme: 'SOAP 1.2 fault',
    name: 'a fault in the form of SOAP 1.2',
    answer: reply(
      500,
      envelope(
        element(
          'Fault',
          element('Code', element('Value', 'SOAP-ENV:Server')) + element('Reason', element('Text', 'E-4711')),
        ),
      ),
    ),
    outcome: faulted('E-4711', 'Server'),
  },
  {
    theme: 'hostile fault',
    name: 'a fault that tells the token and the key of a session',
    answer: fault(
      `no ${scriptedSecrets.accessToken} for http://10.0.0.8/?SessionID=${scriptedSecrets.sessionKey}`,
    ),
    outcome: problem(502, 'upstream-fault'),
  },
  {
    theme: 'hostile fault',
    name: 'a fault with a script in its text',
    answer: fault('&lt;script&gt;alert(1)&lt;/script&gt;'),
    outcome: problem(502, 'upstream-fault'),
  },
  {
    theme: 'hostile fault',
    name: 'a fault with line breaks in its text',
    answer: fault('a&#13;&#10;Set-Cookie: x=1&#13;&#10;{"level":30}'),
    outcome: problem(502, 'upstream-fault'),
  },
  {
    theme: 'hostile fault',
    name: 'a fault with a text of 900 KB',
    answer: fault('x'.repeat(900_000)),
    outcome: problem(502, 'upstream-fault'),
  },
  {
    theme: 'hostile fault',
    name: 'a fault with a DTD',
    answer: reply(500, `<!DOCTYPE a>${envelope(element('Fault', '')).slice(38)}`),
    outcome: problem(502, 'upstream-http-status'),
  },
];

const meanings: readonly AnswerFault[] = [
  {
    theme: 'meaning of a fault',
    name: 'a fault: access is denied',
    answer: fault('Access is denied'),
    outcome: problem(502, 'upstream-access-denied'),
    write: problem(502, 'upstream-access-denied'),
    calls: all,
  },
  {
    theme: 'meaning of a fault',
    name: 'a fault: somebody else has changed it',
    answer: fault('Object was modified by another user'),
    outcome: problem(409, 'conflict'),
    write: problem(409, 'conflict'),
    calls: ['write'],
  },
  {
    theme: 'meaning of a fault',
    name: 'a fault: there is no such site',
    answer: fault('Site 5 not found'),
    outcome: problem(404, 'not-found'),
  },
  {
    theme: 'meaning of a fault',
    name: 'a fault: the server is busy',
    answer: fault('Server is busy, try again later'),
    outcome: problem(503, 'upstream-busy'),
    write: problem(503, 'upstream-busy'),
    calls: all,
  },
  {
    theme: 'meaning of a fault',
    name: 'a fault: the session has expired, again and again',
    answer: fault('Session expired'),
    outcome: problem(503, 'upstream-session-lost'),
    write: problem(503, 'upstream-session-lost'),
    calls: all,
  },
  {
    theme: 'meaning of a fault',
    name: 'a fault: the token has expired, again and again',
    answer: fault('Token expired'),
    outcome: problem(502, 'upstream-unauthenticated'),
    write: problem(502, 'upstream-unauthenticated'),
    calls: all,
  },
];

export const soapFaultFaults: readonly FaultRow[] = [...faults, ...meanings].flatMap(answerRows);
