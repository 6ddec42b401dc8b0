import { errorCatalogue, type ErrorCode } from '../src/error/codes.ts';
import { statusOf } from '../src/http/error/status.ts';

/** Codes that stop the start and never reach a caller. */
const startOnly: readonly ErrorCode[] = ['invalid-configuration', 'invalid-contract'];

/** The error catalogue as a Markdown table, in the order of the code list. */
export function errorTable(): string {
  const codes = (Object.keys(errorCatalogue) as ErrorCode[]).filter((code) => !startOnly.includes(code));
  const rows = codes.map((code) => {
    const { title, retryable } = errorCatalogue[code];
    return `| \`${code}\` | ${statusOf[code]} | ${title} | ${retryable ? 'yes' : 'no'} |`;
  });
  return ['| code | status | meaning | may be retried |', '|---|---|---|---|', ...rows].join('\n');
}
