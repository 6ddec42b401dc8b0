/**
 * One operation, once: encode, send, decode, and give every failure its code. What to do about a failure (renew, repeat)
 * is decided above, in `wfm-client.ts`.
 */
import { buffer } from 'node:stream/consumers';
import { noOddities, type Oddities } from '../codec/oddities.ts';
import type { OperationCodec } from '../codec/operation-codec.ts';
import type { JsonProfile } from '../contract/json-profile.ts';
import type { Operation, Service } from '../contract/service-model.ts';
import { requestHeaders } from '../envelope/envelope.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import type { Secret } from '../log/secret.ts';
import type { CallObserver } from '../telemetry/call-observer.ts';
import { closingBoth, readHead } from './answer-pieces.ts';
import { boundedBytes } from './bounded-bytes.ts';
import type { CodecCache } from './codec-cache.ts';
import { DecodeMeter } from './decode-meter.ts';
import { refineFault } from './fault-policy.ts';
import { isInconclusive } from './inconclusive.ts';
import { exchange, statusError, type SoapAnswer } from './soap-exchange.ts';
import type { CallBounds, Transport } from './transport.ts';
import { unavailable } from './unavailable.ts';
import type { ValidationPolicy } from './validation-policy.ts';
import type { AnswerText, RawForm } from './wfm-port.ts';

/** A request that is valid and encoded; nothing has been sent. */
export interface PreparedCall {
  readonly service: Service;
  readonly operation: Operation;
  readonly profile: JsonProfile;
  readonly codec: OperationCodec;
  readonly envelope: string;
}

export interface CallTarget extends CallBounds {
  readonly url: Secret<URL>;
  readonly token: Secret | undefined;
  readonly signal: AbortSignal;
}

export interface OperationCaller {
  /** Throws `invalid-request` or `unsupported-contract`. */
  prepare(service: Service, operation: Operation, input: unknown, profile: JsonProfile): PreparedCall;
  /** The decoded answer. */
  value(call: PreparedCall, target: CallTarget): Promise<unknown>;
  /**
   * The answer as JSON text, or lines of it: as a whole when it is small, else in pieces as soon as the first 16 KiB are
   * there, so that failures before that can be acted on. A later one is thrown between the pieces.
   */
  json(call: PreparedCall, target: CallTarget, form?: RawForm): Promise<AnswerText>;
}

export interface OperationCallerDependencies {
  readonly transport: Transport;
  readonly codecs: CodecCache;
  readonly validation: ValidationPolicy;
  /** Largest answer that is held as a whole, in bytes of XML. */
  readonly maxValueBytes: number;
  readonly logger: Logger;
  /** Who is told what decoding takes; absent = nobody. */
  readonly observer?: Pick<CallObserver, 'decoded'>;
}

/** Answers that say nothing more than their HTTP status does, when that is not a success. */
const weakerThanStatus: readonly string[] = [
  'upstream-empty',
  'upstream-invalid-xml',
  'upstream-contract-violation',
];

/** What is still to come once the first pieces are there. */
interface RestOfAnswer {
  readonly pieces: AsyncIterator<Uint8Array>;
  readonly oddities: Oddities;
  readonly meter: DecodeMeter;
}

class SoapOperationCaller implements OperationCaller {
  readonly #dependencies: OperationCallerDependencies;

  constructor(dependencies: OperationCallerDependencies) {
    this.#dependencies = dependencies;
  }

  prepare(service: Service, operation: Operation, input: unknown, profile: JsonProfile): PreparedCall {
    if (operation.unsupported !== undefined) {
      throw new BridgeError('unsupported-contract', `${operation.name} uses ${operation.unsupported}`, {
        facts: { service: service.name, operation: operation.name, members: [operation.unsupported] },
      });
    }
    const codec = this.#dependencies.codecs.codecOf(service, operation, profile);
    return { service, operation, profile, codec, envelope: codec.encode(input) };
  }

  async value(call: PreparedCall, target: CallTarget): Promise<unknown> {
    const { codec } = call;
    return this.#whole(call, target, async (bytes, oddities) => {
      const value = await codec.decodeValue(bytes, oddities);
      return { value, answer: value };
    });
  }

  /** Reads and checks an answer that is held as a whole: `value` is looked into, `answer` is what becomes of it. */
  async #whole<T>(
    call: PreparedCall,
    target: CallTarget,
    read: (bytes: AsyncIterable<Uint8Array>, oddities: Oddities) => Promise<{ value: unknown; answer: T }>,
  ): Promise<T> {
    const { answer: soap, oddities } = await this.#exchange(call, target);
    try {
      const { value, answer } = await read(this.#bounded(soap), oddities);
      this.#refuseStatus(soap);
      this.#dependencies.validation.check(call.service, call.operation, value, call.profile);
      this.#judge(call, oddities);
      return answer;
    } catch (cause) {
      throw this.#failure(cause, call, soap);
    }
  }

  async json(call: PreparedCall, target: CallTarget, form: RawForm = 'json'): Promise<AnswerText> {
    if (this.#dependencies.validation.appliesTo(call.service, call.operation)) {
      // The text that was checked, not one made of its value: that would have lost digits.
      const text = await this.#whole(call, target, async (bytes, oddities) => {
        const answer = await buffer(call.codec.decode(bytes, oddities));
        return { value: JSON.parse(answer.toString()) as unknown, answer };
      });
      return form === 'ndjson' ? Buffer.concat([text, lineEnd]) : text;
    }
    const { answer, oddities, meter } = await this.#exchange(call, target);
    const { codec, operation } = call;
    const bytes = operation.response.encoded ? this.#bounded(answer) : answer.bytes;
    const decoded = form === 'ndjson' ? codec.decodeItems(bytes, oddities) : codec.decode(bytes, oddities);
    const pieces = decoded[Symbol.asyncIterator]();
    try {
      const head = await readHead(pieces);
      this.#refuseStatus(answer);
      if (!head.isAll) return closingBoth(this.#rest(call, head.bytes, { pieces, oddities, meter }), pieces);
      this.#judge(call, oddities);
      return head.bytes;
    } catch (cause) {
      await pieces.return?.();
      throw this.#failure(cause, call, answer);
    }
  }

  #bounded({ bytes }: SoapAnswer): AsyncIterable<Uint8Array> {
    return boundedBytes(bytes, this.#dependencies.maxValueBytes);
  }

  async *#rest(
    call: PreparedCall,
    head: Uint8Array,
    { pieces, oddities, meter }: RestOfAnswer,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      meter.pause();
      yield head;
      for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) {
        meter.pause();
        yield piece.value;
        meter.resume();
      }
      this.#judge(call, oddities);
    } catch (cause) {
      throw this.#failure(cause, call);
    } finally {
      await pieces.return?.();
    }
  }

  async #exchange(
    call: PreparedCall,
    target: CallTarget,
  ): Promise<{
    readonly answer: SoapAnswer;
    readonly oddities: Oddities;
    readonly meter: DecodeMeter;
  }> {
    const { operation, envelope } = call;
    const headers = requestHeaders(operation.soapAction, operation.soapVersion);
    try {
      const answer = await exchange(this.#dependencies.transport, { ...target, headers, envelope });
      const meter = new DecodeMeter();
      const bytes = meter.metered(answer.bytes, ({ bytes: length, ms }) =>
        this.#dependencies.observer?.decoded({ service: call.service.name, bytes: length, ms }),
      );
      return { answer: { ...answer, bytes }, oddities: noOddities(), meter };
    } catch (cause) {
      throw this.#failure(cause, call);
    }
  }

  /** A well-formed answer under a status of failure is not believed. */
  #refuseStatus(answer: SoapAnswer): void {
    if (answer.status < 200 || answer.status > 299) throw statusError(answer);
  }

  #failure(cause: unknown, call: PreparedCall, answer?: SoapAnswer): unknown {
    // Session calls change nothing of the customer's: their failures are no unknown outcomes.
    const isRead = call.operation.safety === 'read' || call.operation.reserved;
    const refined = unavailable(refineFault(cause), { step: call.operation.name, isRead });
    if (!(refined instanceof BridgeError)) return refined;
    const known =
      answer !== undefined && answer.status > 299 && weakerThanStatus.includes(refined.code)
        ? statusError(answer, { cause: refined })
        : refined;
    if (isRead || !isInconclusive(known)) return known;
    const detail = `${call.operation.name} was sent, but its answer cannot be read: read the object before sending it again`;
    return new BridgeError('outcome-unknown', detail, { cause: known });
  }

  /**
   * Says what was odd. A read that has lost the items it announced is no empty list; `exact` shows the count, so that its
   * caller can tell.
   */
  #judge(call: PreparedCall, oddities: Oddities): void {
    const { unknownElements, countDifferences, lostArray } = oddities;
    if (unknownElements === 0 && countDifferences.length === 0) return;
    this.#dependencies.logger.warn(
      { service: call.service.name, operation: call.operation.name, unknownElements, countDifferences },
      'the answer differs from its WSDL; unknown elements were skipped, arrays were believed over their counts',
    );
    if (lostArray === undefined || call.operation.safety !== 'read' || call.profile === 'exact') return;
    throw new BridgeError('upstream-contract-violation', 'WFM announced items and sent none', {
      facts: { members: [lostArray] },
    });
  }
}

const lineEnd = Buffer.from('\n');

export function createOperationCaller(dependencies: OperationCallerDependencies): OperationCaller {
  return new SoapOperationCaller(dependencies);
}
