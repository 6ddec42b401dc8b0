import type { Request } from 'express';
import { BridgeError } from '../error/bridge-error.ts';
import type { AnswerForm } from '../wfm/wfm-port.ts';

/** The content types of the forms, as they are sent. */
export const contentTypes: Readonly<Record<AnswerForm, string>> = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  calendar: 'text/calendar; charset=utf-8',
};

const mediaTypes: Readonly<Record<AnswerForm, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  calendar: 'text/calendar',
};

/** `;name=value` or `;name="value"`, for every name but `q`. */
const otherParameter = /;(?!\s*q\s*=)[^;,="]*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^;,"]*))?/gi;

/** An `Accept` header without what tells apart representations of one type. */
export function withoutParameters(accept: string): string {
  return accept.replace(otherParameter, '');
}

/**
 * The form that the caller likes best. Throws `not-acceptable` for one that could not read the answer; who only wants
 * problem documents is taken at its word. Parameters of a media type (`charset=utf-8`, `odata=verbose`) choose between
 * representations; there is one of each form, so they say nothing.
 */
export function acceptableForm(request: Request, forms: readonly AnswerForm[]): AnswerForm {
  const { headers } = request;
  if (headers.accept === undefined) return 'json';
  headers.accept = withoutParameters(headers.accept);
  const offered = forms.map((form) => mediaTypes[form]);
  const accepted = request.accepts([...offered, 'application/problem+json']);
  if (accepted === false) {
    throw new BridgeError('not-acceptable', `the answer is ${offered.join(' or ')}`);
  }
  return forms.find((form) => mediaTypes[form] === accepted) ?? 'json';
}
