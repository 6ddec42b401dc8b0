/** What one step of the doctor found. */
export interface Finding {
  readonly step: string;
  readonly verdict: 'ok' | 'warning' | 'failed';
  readonly text: string;
  /** Likely cause and whom to ask; with a failure always. */
  readonly advice?: Advice;
}

export interface Advice {
  readonly cause: string;
  readonly ask: string;
}

const marks: Readonly<Record<Finding['verdict'], string>> = { ok: 'ok  ', warning: 'warn', failed: 'FAIL' };
const stepWidth = 14;

/** Lines for a terminal. */
export function findingText({ step, verdict, text, advice }: Finding): string {
  const indent = ' '.repeat(marks.ok.length + 2 + stepWidth + 1);
  return [
    `${marks[verdict]}  ${step.padEnd(stepWidth)} ${text}`,
    ...(advice === undefined
      ? []
      : [`${indent}likely cause: ${advice.cause}`, `${indent}ask: ${advice.ask}`]),
  ].join('\n');
}
