/** What the README promises about failures: its table, read from the page and not from the code that made it. */
import { readFileSync } from 'node:fs';
import { cloudCodes } from '../../src/http/error/cloud-codes.ts';
import type { Answered } from './exchange.ts';

export interface DocumentedCode {
  readonly status: number;
  readonly mayBeRetried: boolean;
}

/** The codes of the README's table of errors. */
export function documentedCodes(
  readme = readFileSync('README.md', 'utf8'),
): ReadonlyMap<string, DocumentedCode> {
  const [, table = ''] = /<!-- generated: errors -->([^]*?)<!-- end -->/.exec(readme) ?? [];
  const rows = table.matchAll(/^\| `([\w-]+)` \| (\d+) \| .* \| (yes|no) \|$/gm);
  return new Map(
    [...rows].map(([, code = '', status, retried]) => [
      code,
      { status: Number(status), mayBeRetried: retried === 'yes' },
    ]),
  );
}

/** A failure as a caller can act on it. */
export interface Failure {
  /** Of the bridge's list; under `/api/v2` a failure of the caller has only Genesys Cloud's code. */
  readonly code: string;
  readonly mayBeRetried: boolean;
}

type Body = Readonly<Record<string, unknown>>;

function bodyOf({ text }: Answered): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Codes that only a fault of the bridge itself can lead to. */
const faults = new Set(['internal', 'invalid-configuration', 'invalid-contract']);

function problem(answer: Answered, body: Body, known: ReadonlyMap<string, DocumentedCode>): Failure | string {
  const { code, requestId, status, title, retryable } = body;
  if (!String(answer.headers['content-type']).startsWith('application/problem+json'))
    return 'its type is not application/problem+json';
  const found = isText(code) ? known.get(code) : undefined;
  if (!isText(code) || found === undefined) return `${String(code)} is in no table`;
  if (status !== answer.status || found.status !== answer.status)
    return `${code} is ${found.status}, came as ${answer.status}, says ${String(status)}`;
  if (retryable !== found.mayBeRetried) return `${code} says retryable ${String(retryable)}`;
  if (!isText(requestId) || !isText(title)) return `${code} has no requestId or no title`;
  return faults.has(code) ? `${code}: the bridge itself failed` : { code, mayBeRetried: found.mayBeRetried };
}

function cloudError(
  answer: Answered,
  body: Body,
  known: ReadonlyMap<string, DocumentedCode>,
): Failure | string {
  const { code, contextId, status, message, details } = body;
  if (status !== answer.status) return `its status is ${answer.status}, it says ${String(status)}`;
  if (!isText(code) || !isText(contextId) || !isText(message)) return 'it has no code, contextId or message';
  if (answer.status < 500) return { code, mayBeRetried: answer.status === 429 };
  const [detail] = Array.isArray(details) ? (details as readonly Body[]) : [];
  const own = detail?.['errorCode'];
  const found = isText(own) ? known.get(own) : undefined;
  if (!isText(own) || found === undefined) return `${String(own)} is in no table`;
  const expected = cloudCodes[own as keyof typeof cloudCodes];
  if (expected.status !== answer.status || expected.code !== code)
    return `${own} is ${expected.status} ${expected.code}, came as ${answer.status} ${code}`;
  return faults.has(own)
    ? `${own}: the bridge itself failed`
    : { code: own, mayBeRetried: found.mayBeRetried };
}

/** The failure that an answer documents, or a sentence on why it is none. */
export function failureOf(
  answer: Answered,
  path: string,
  known: ReadonlyMap<string, DocumentedCode>,
): Failure | string {
  const body = bodyOf(answer);
  if (body === undefined) return `${answer.status} without a JSON object: ${answer.text.slice(0, 200)}`;
  return path.startsWith('/api/v2') ? cloudError(answer, body, known) : problem(answer, body, known);
}
