/** Runs before each test file: every secret that a simulator gives out is a canary, and every span is evidence. */
import {
  INVALID_SPAN_CONTEXT,
  trace,
  type Attributes,
  type Context,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api';
import { TokenRegister } from '../../src/simulator/oauth/token-register.ts';
import { SessionRegister } from '../../src/simulator/session-register.ts';
import { isEvidenceKept, keepCanary, keepEvidence } from './evidence.ts';

/** A span that says what it is told when it ends; to the bridge it is like none. */
function witness(name: string, options: SpanOptions = {}, parent?: Context): Span {
  const told: unknown[] = [name, options.attributes];
  const span: Span = {
    spanContext: () => (parent && trace.getSpanContext(parent)) ?? INVALID_SPAN_CONTEXT,
    setAttribute: (key, value) => (told.push(key, value), span),
    setAttributes: (more: Attributes) => (told.push(more), span),
    addEvent: (event, more) => (told.push(event, more), span),
    addLink: () => span,
    addLinks: () => span,
    setStatus: (status) => (told.push(status), span),
    updateName: (other) => (told.push(other), span),
    end: () => keepEvidence('span', JSON.stringify(told)),
    isRecording: () => true,
    recordException: (reason) => void told.push(reason),
  };
  return span;
}

/** Tells what a method of every instance gives. */
function watch(
  prototype: object,
  method: string,
  told: (result: Readonly<Record<string, unknown>>) => void,
): void {
  const original = Reflect.get(prototype, method) as (...args: readonly unknown[]) => Record<string, unknown>;
  Reflect.set(prototype, method, function (this: unknown, ...args: readonly unknown[]) {
    const result = Reflect.apply(original, this, args);
    told(result);
    return result;
  });
}

function secret(name: string, value: unknown): void {
  if (typeof value === 'string') keepCanary({ name, value });
}

function plant(): void {
  watch(SessionRegister.prototype, 'open', ({ key }) => secret('session key', key));
  for (const method of ['issue', 'issueRefreshable'])
    watch(TokenRegister.prototype, method, ({ accessToken, refreshToken }) => {
      secret('access token of WFM', accessToken);
      secret('refresh token of WFM', refreshToken);
    });
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: witness,
      startActiveSpan: () => {
        throw new Error('the bridge starts its spans itself');
      },
    }),
  });
}

if (isEvidenceKept) plant();
