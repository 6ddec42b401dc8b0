/** Whether an answer under load is right: as it was in peace, or a failure that is documented and has a reason. */
import { failureOf, type DocumentedCode } from './documented.ts';
import type { Answered, Cut, Exchange } from './exchange.ts';

export type Verdict =
  | { readonly kind: 'right'; readonly label: string }
  /** WFM's mishap in documented words. */
  | { readonly kind: 'problem'; readonly label: string }
  /** A stream that broke off so that the caller sees it. */
  | { readonly kind: 'cut'; readonly label: string }
  | { readonly kind: 'wrong'; readonly label: string; readonly why: string };

/** Codes that say something about WFM, the way to it or this instance, and so may come instead of any answer. */
export function isOfUpstream(code: string): boolean {
  return /^(upstream-|auth-upstream-|outcome-unknown$|shutting-down$)/.test(code);
}

const volatile = new Set(['asOf', 'requestId', 'contextId']);

/** What must be the same whenever it is asked: without the moment and the number of the request. */
export function steadyPart({ headers, text }: Pick<Answered, 'headers' | 'text'>): string {
  const type = String(headers['content-type']);
  if (type.startsWith('text/calendar')) return text.replace(/^DTSTAMP:.*$/gm, 'DTSTAMP');
  if (!/^application\/(problem\+)?json/.test(type)) return text;
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => (volatile.has(key) ? undefined : value));
}

/** What of a body that was cut must be how the whole one begins; after `asOf` nothing is the same. */
function isBeginning(part: string, whole: string): boolean {
  const steady = part.replace(/,"asOf".*$/s, '');
  return whole.startsWith(steady) || whole.startsWith(steady.replace(/\uFFFD+$/, ''));
}

function judgeCut(cut: Cut, peace: Answered): Verdict {
  const label = `cut ${cut.status}`;
  if (cut.status !== 200 || peace.status !== 200)
    return { kind: 'wrong', label, why: `an answer of ${cut.status} broke off (${cut.reason})` };
  return isBeginning(cut.text, peace.text)
    ? { kind: 'cut', label: `${label} ${cut.reason}` }
    : { kind: 'wrong', label, why: `what came before the cut is not the beginning: ${cut.text.slice(-300)}` };
}

function judgeSuccess(answer: Answered, peace: Answered): Verdict {
  const label = String(answer.status);
  if (answer.status !== peace.status)
    return { kind: 'wrong', label, why: `${peace.status} was right in peace` };
  if (answer.headers['content-type'] !== peace.headers['content-type'])
    return { kind: 'wrong', label, why: `the type is ${String(answer.headers['content-type'])}` };
  return steadyPart(answer) === steadyPart(peace)
    ? { kind: 'right', label }
    : { kind: 'wrong', label, why: `another value than in peace: ${answer.text.slice(0, 300)}` };
}

/** `peace`: the answer to the same request before anything went wrong, which was looked at by itself. */
export function judge(
  path: string,
  found: Exchange,
  peace: Answered,
  known: ReadonlyMap<string, DocumentedCode>,
): Verdict {
  if (found.outcome === 'unanswered')
    return { kind: 'wrong', label: 'no answer', why: `no answer came (${found.reason})` };
  if (found.outcome === 'cut') return judgeCut(found, peace);
  if (found.status < 400) return judgeSuccess(found, peace);
  const failure = failureOf(found, path, known);
  const label = `${found.status} ${typeof failure === 'string' ? '?' : failure.code}`;
  if (typeof failure === 'string') return { kind: 'wrong', label, why: failure };
  const before = peace.status < 400 ? undefined : failureOf(peace, path, known);
  if (typeof before === 'object' && before.code === failure.code && peace.status === found.status)
    return { kind: 'right', label };
  return isOfUpstream(failure.code)
    ? { kind: 'problem', label }
    : {
        kind: 'wrong',
        label,
        why: `${failure.code} has nothing to do with WFM: ${found.text.slice(0, 300)}`,
      };
}
