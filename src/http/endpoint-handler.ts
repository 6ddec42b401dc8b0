import type { Request, RequestHandler, Response } from 'express';
import { isWritten, type Endpoint } from '../api/endpoint.ts';
import { StreamedList } from '../api/streamed-list.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { GateServices } from '../gate/gate-services.ts';
import type { ParameterTexts } from '../gate/parameter-values.ts';
import { runEndpoint, type RawRequest } from '../gate/run-endpoint.ts';
import { shownTable } from '../gate/view/shown-answer.ts';
import { wfmRequestOf } from '../gate/wfm-request.ts';
import type { AnswerForm, WfmGateway } from '../wfm/wfm-port.ts';
import { contextOf } from './request-context.ts';
import { ageHeaders, wantedAge } from './kept-answers.ts';
import { acceptableForm } from './acceptable.ts';
import { sendList } from './send-list.ts';
import { preferredWait } from './preferred-wait.ts';
import { ifMatchOf } from './conditional.ts';
import { isCloudPath } from './cloud-face.ts';
import { sendReply, sendUntagged } from './reply.ts';
import { sendText } from './send.ts';

export interface EndpointServices {
  readonly gateway: Pick<WfmGateway, 'forRequest'>;
  readonly gate: GateServices;
}

interface Departure {
  /** Aborted when the caller goes away before the answer is complete. */
  readonly signal: AbortSignal;
  /** From now on that makes no difference. */
  readonly detach: () => void;
}

function departureOf(response: Response): Departure {
  const controller = new AbortController();
  const left = (): void => {
    if (response.writableFinished) return;
    controller.abort(new BridgeError('client-closed-request', 'the caller closed the connection'));
  };
  response.once('close', left);
  return { signal: controller.signal, detach: () => void response.off('close', left) };
}

/** Under `/api/v2` an empty parameter counts as left out: clients of Genesys Cloud write `false` and 0 like that. */
function queryOf({ originalUrl }: Request, { path }: Endpoint): ParameterTexts {
  const at = originalUrl.indexOf('?');
  const texts = [...new URLSearchParams(at === -1 ? '' : originalUrl.slice(at + 1))];
  return isCloudPath(path) ? texts.filter(([, text]) => text !== '') : texts;
}

function rawRequestOf(request: Request, endpoint: Endpoint, form: AnswerForm): RawRequest {
  return {
    params: Object.entries(request.params).map(([name, text]) => [name, String(text)] as const),
    query: queryOf(request, endpoint),
    body: request.body as unknown,
    form,
    ifMatch: ifMatchOf(request),
    idempotencyKey: request.headersDistinct['idempotency-key'],
  };
}

function provisionalHeader(response: Response, provisional: Iterable<string>): void {
  const names = [...provisional].sort();
  if (names.length > 0) response.set('WFM-Provisional', names.join(', '));
}

/** How long an answer may be kept: under `/api/v2` that is said already, for failures too. */
function keepingHeaders(endpoint: Endpoint, response: Response): void {
  if (!isCloudPath(endpoint.path)) response.set('Cache-Control', 'no-store').vary('Accept');
}

/** When the caller waits no longer, where it says so (RFC 7240): from the moment at which its request came in. */
function deadlineOf(request: Request, response: Response): number | undefined {
  const seconds = preferredWait(request);
  if (seconds === undefined) return undefined;
  response.set('Preference-Applied', `wait=${seconds}`);
  return contextOf(response).startedAt + seconds * 1000;
}

/** Express's side of an endpoint: request in, gate around, answer out. */
export function endpointHandler(endpoint: Endpoint, { gateway, gate }: EndpointServices): RequestHandler {
  return async (request, response) => {
    const { caller, requestId, traceId } = contextOf(response);
    if (caller === undefined) throw new Error('an endpoint stands behind authentication');
    const { signal, detach } = departureOf(response);
    const asked = wfmRequestOf(caller, signal, deadlineOf(request, response));
    const wfm = gateway.forRequest({ ...asked, ...wantedAge(request) });
    const form = acceptableForm(request, endpoint.forms);
    const raw = rawRequestOf(request, endpoint, form);
    const name = { requestId, ...(traceId === undefined ? {} : { traceId }) };
    let earlier: readonly string[] | undefined;
    const replayed = (names: readonly string[]): void => {
      earlier = names;
      response.set('Idempotency-Replayed', 'true');
    };
    const around = { caller, wfm, signal, detach, replayed, request: name };
    const answer = await runEndpoint(endpoint, raw, { ...gate, ...around });
    const begin = (): void => {
      keepingHeaders(endpoint, response);
      provisionalHeader(response, earlier ?? wfm.provisional);
      ageHeaders(response, wfm, gate.clock);
    };
    if (isWritten(answer)) {
      await sendText(response, answer.json, form, begin);
      return;
    }
    const table = shownTable(endpoint, caller.view);
    if (answer instanceof StreamedList) {
      await sendList(response, answer, { form, table }, begin);
      return;
    }
    begin();
    // Programs of Genesys Cloud know no entity tags.
    const send = isCloudPath(endpoint.path) ? sendUntagged : sendReply;
    send({ request, response, form: { form, table } }, answer);
  };
}
