import { isWritten, type WrittenAnswer } from '../../api/endpoint.ts';
import { Reply, type ReplyParts } from '../../api/reply.ts';
import { StreamedList } from '../../api/streamed-list.ts';
import { BridgeError, type ErrorFacts } from '../../error/bridge-error.ts';
import { errorCatalogue, type ErrorCode } from '../../error/codes.ts';
import type { Scope } from '../../identity/scope.ts';

/** How a change ended, as it is told again. */
export type Outcome = { readonly answer: unknown } | { readonly failure: BridgeError };

type Written =
  | { readonly kind: 'reply'; readonly parts: ReplyParts }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly mayBePersonal: boolean }
  | {
      readonly kind: 'failure';
      readonly code: ErrorCode;
      readonly detail: string;
      readonly facts: ErrorFacts;
    };

/** What of the first request must be known when its answer is given again. */
export interface KeptAnswer {
  readonly outcome: Outcome;
  /** `WFM-Provisional` of the first answer. */
  readonly provisional: readonly string[];
  /** What the caller could see at the time. */
  readonly scope: string;
}

/** Equal for equal scopes. */
export function scopeText(scope: Scope): string {
  if (scope === 'all') return 'all';
  const ids = [scope.businessUnitIds, scope.siteIds, scope.teamIds];
  return JSON.stringify(ids.map((some) => [...some].sort((a, b) => a - b)));
}

function written(outcome: Outcome): Written | undefined {
  if ('failure' in outcome) {
    const { code, detail, facts } = outcome.failure;
    return { kind: 'failure', code, detail, facts };
  }
  const { answer } = outcome;
  if (answer instanceof Reply) return { kind: 'reply', parts: answer.parts };
  if (answer instanceof StreamedList) return undefined;
  if (!isWritten(answer)) return { kind: 'value', value: answer };
  const { json, mayBePersonal } = answer;
  if (!(json instanceof Uint8Array)) return undefined;
  return { kind: 'text', text: Buffer.from(json).toString('utf8'), mayBePersonal };
}

function outcomeOf(kept: Written): Outcome | undefined {
  switch (kept.kind) {
    case 'reply':
      return { answer: new Reply(kept.parts) };
    case 'value':
      return { answer: kept.value };
    case 'text': {
      const answer: WrittenAnswer = { json: Buffer.from(kept.text), mayBePersonal: kept.mayBePersonal };
      return { answer };
    }
    case 'failure': {
      const { code, detail, facts } = kept;
      // A replica of another version may know other codes.
      return Object.hasOwn(errorCatalogue, code)
        ? { failure: new BridgeError(code, detail, { facts }) }
        : undefined;
    }
  }
}

/** As text, to be sealed; `undefined` for one that cannot be kept as it is still on its way. */
export function keptText({ outcome, ...rest }: KeptAnswer): string | undefined {
  const kept = written(outcome);
  return kept === undefined ? undefined : JSON.stringify({ ...rest, outcome: kept });
}

/** What `keptText` made; nobody else can have sealed it. */
export function readKept(text: string): KeptAnswer | undefined {
  const { outcome: kept, ...rest } = JSON.parse(text) as Omit<KeptAnswer, 'outcome'> & { outcome: Written };
  const outcome = outcomeOf(kept);
  return outcome === undefined ? undefined : { ...rest, outcome };
}
