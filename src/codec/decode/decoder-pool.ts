import type { Operation, Service } from '../../contract/service-model.ts';
import { AnswerPlan } from '../plan/answer-plan.ts';
import { defaultLimits } from '../decode-limits.ts';
import { DecoderState } from './decoder-state.ts';
import type { CodecOptions } from '../profile.ts';
import type { TypeShape } from '../plan/type-shape.ts';

/** More are not kept: as many as are in the middle of an answer at the same time are made. */
const mostIdle = 8;

/** The decoders of one operation. Each knows what it has seen of the server's tags, and reads one answer at a time. */
export class DecoderPool {
  readonly #idle: DecoderState[] = [];
  readonly #make: () => DecoderState;

  constructor(service: Service, operation: Operation, options: CodecOptions, shape: TypeShape) {
    const limits = { ...defaultLimits, ...options.limits };
    this.#make = () => new DecoderState(new AnswerPlan(service, operation, options, shape), limits, options);
  }

  take(): DecoderState {
    return this.#idle.pop() ?? this.#make();
  }

  /** Takes back a decoder that has come to the end of an answer; one that failed is better forgotten. */
  giveBack(state: DecoderState): void {
    if (this.#idle.length >= mostIdle || state.tags.isFull || state.isLarge) return;
    state.reset();
    this.#idle.push(state);
  }
}
