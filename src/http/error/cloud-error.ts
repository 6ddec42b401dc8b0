/** Failures as Genesys Cloud writes them: `ErrorBody` of its platform API. */
import type { BridgeError, RequestFlaw, ValidationItem } from '../../error/bridge-error.ts';
import { contentTypes } from '../acceptable.ts';
import { cloudCodes, cloudFlawCodes, type CloudCode } from './cloud-codes.ts';
import type { FailureAnswer } from './failure-answer.ts';
import { failureHeaders } from './failure-headers.ts';

interface CloudMessage {
  readonly message: string;
  /** The message before its parameters are put in. */
  readonly messageWithParams?: string;
  readonly messageParams?: Readonly<Record<string, string>>;
}

/** One entry of `details`. */
interface CloudDetail {
  readonly errorCode: string;
  readonly fieldName?: string;
}

/** One entry of `errors`: an ErrorBody within the ErrorBody. */
interface CloudPart extends CloudCode {
  readonly message: string;
}

/** `/metadata/version` as a programmer of the caller knows it: `metadata.version`. */
function fieldName({ parameter, pointer = '' }: RequestFlaw): string {
  if (parameter !== undefined) return parameter;
  const keys = pointer.split('/').slice(1);
  return keys.length === 0
    ? 'body'
    : keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

/** A flaw of the request has a code of its own; what is named beside another failure shares that one's. */
function flawCode({ kind }: RequestFlaw, { code }: BridgeError): string {
  return kind === undefined ? cloudCodes[code].code : cloudFlawCodes[kind];
}

/** Where the facts say more than the code of the bridge. */
function codeOf(error: BridgeError, isAnonymous: boolean): string {
  const { code, facts } = error;
  const [flaw] = facts.errors ?? [];
  if (code === 'invalid-request' && flaw !== undefined) return flawCode(flaw, error);
  if (code === 'unauthenticated' && isAnonymous) return 'authentication.required';
  if (code === 'forbidden' && facts.permissions !== undefined) return 'missing.any.permissions';
  if (code === 'conflict' && facts.staleVersion === true) return 'invalid.update.wrong.version';
  return cloudCodes[code].code;
}

function written(messageWithParams: string, messageParams: Readonly<Record<string, string>>): CloudMessage {
  const message = messageWithParams.replace(/\{(\w+)\}/g, (_all, name: string) => messageParams[name] ?? '');
  return { message, messageWithParams, messageParams };
}

function messageOf({ code, detail, facts: { permissions, quota, lookUp } }: BridgeError): CloudMessage {
  if (code === 'forbidden' && permissions !== undefined) {
    return written(
      'Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}',
      { permissions: `[${permissions.join(', ')}]` },
    );
  }
  if (code === 'too-many-requests' && quota !== undefined) {
    return written('Rate limit exceeded the maximum [{maximum}] requests within [{seconds}] seconds', {
      maximum: String(quota.requests),
      seconds: String(quota.windowSeconds),
    });
  }
  if (lookUp !== undefined) return written(`${detail}; {lookUp} shows whether it has happened`, { lookUp });
  return { message: detail };
}

function validationCode({ id }: ValidationItem): string {
  return id === undefined ? cloudCodes['validation-failed'].code : String(id);
}

/** From 500 on the one entry is our own code, under which an operator finds the failure in our documentation. */
function detailsOf(error: BridgeError, status: number): readonly CloudDetail[] {
  if (status >= 500) return [{ errorCode: error.code }];
  const { errors = [], validation = [] } = error.facts;
  return [
    ...errors.map((flaw) => ({ errorCode: flawCode(flaw, error), fieldName: fieldName(flaw) })),
    ...validation.map((item) => ({ errorCode: validationCode(item) })),
  ];
}

/** The sentences that belong to the details, where the message does not say them all. */
function partsOf(error: BridgeError, status: number): readonly CloudPart[] {
  if (status >= 500) return [];
  const { errors = [], validation = [] } = error.facts;
  return [
    ...(errors.length > 1 ? errors : []).map((flaw) => ({
      message: `${fieldName(flaw)}: ${flaw.detail}`,
      code: flawCode(flaw, error),
      status,
    })),
    ...validation.map(({ message = 'WFM gave no reason' }) => ({
      message,
      code: cloudCodes['validation-failed'].code,
      status,
    })),
  ];
}

/** `isAnonymous`: the request had no credentials at all, which Genesys Cloud tells from wrong ones. */
export function cloudAnswer(
  error: BridgeError,
  { requestId, isAnonymous }: { readonly requestId: string; readonly isAnonymous: boolean },
): FailureAnswer {
  const { status } = cloudCodes[error.code];
  const { entityId } = error.facts;
  return {
    status,
    headers: { 'Content-Type': contentTypes.json, ...failureHeaders(error, status) },
    body: {
      ...messageOf(error),
      code: codeOf(error, isAnonymous),
      status,
      ...(entityId === undefined ? {} : { entityId }),
      contextId: requestId,
      details: detailsOf(error, status),
      errors: partsOf(error, status),
    },
  };
}
