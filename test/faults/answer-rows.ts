/** Rows about one answer of WFM: the same answer to a read as a value, to a read as a stream, and to a write. */
import { reply, type Script } from '../support/scripted-server.ts';
import { good, goodRaw, outcomeUnknown } from './fault-places.ts';
import { bothReads, type FaultCall, type FaultOutcome, type FaultRow } from './fault-row.ts';

export interface AnswerFault {
  readonly theme: string;
  readonly name: string;
  /** An answer of WFM's, as text of type `text/xml`, as bytes without a charset, or by a script. */
  readonly answer: string | Uint8Array | Script;
  readonly outcome: FaultOutcome;
  /** Absent: both reads. */
  readonly calls?: readonly FaultCall[];
  /** Where a stream meets something else than a value does. */
  readonly raw?: FaultOutcome;
  readonly write?: FaultOutcome;
}

function scriptOf(answer: AnswerFault['answer']): Script {
  if (typeof answer === 'function') return answer;
  if (typeof answer === 'string') return reply(200, answer);
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/xml' }).end(answer);
  };
}

function outcomeOf({ outcome, raw, write = outcomeUnknown }: AnswerFault, call: FaultCall): FaultOutcome {
  if (call === 'write') return write;
  if (call !== 'raw read') return outcome;
  return raw ?? (outcome === good ? goodRaw : outcome);
}

export function answerRows(fault: AnswerFault): readonly FaultRow[] {
  const { theme, name, answer, calls = bothReads } = fault;
  return calls.map((call) => ({
    theme,
    injected: name,
    call,
    inject: (bench) => bench.wfm.set(call === 'write' ? 'InsertUser' : 'GetSite', scriptOf(answer)),
    outcome: outcomeOf(fault, call),
  }));
}

export function named(name: string): FaultOutcome {
  return { status: 200, body: { items: [{ name }] } };
}
