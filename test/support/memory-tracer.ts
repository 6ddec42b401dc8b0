/** An OpenTelemetry SDK of a few lines: spans are kept in memory, the context goes through AsyncLocalStorage. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  context,
  ROOT_CONTEXT,
  trace,
  type Context,
  type ContextManager,
  type Span,
  type SpanContext,
  type SpanOptions,
} from '@opentelemetry/api';
import { onTestFinished } from 'vitest';
import { keepEvidence } from '../evidence/evidence.ts';

export interface KeptSpan {
  name: string;
  readonly kind: number | undefined;
  readonly spanContext: SpanContext;
  readonly parentId: string | undefined;
  readonly attributes: Record<string, unknown>;
  failure?: string | undefined;
  ends: number;
}

class StoredContext implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }
  with: ContextManager['with'] = (active, work, self, ...args) =>
    this.#storage.run(active, () => work.apply(self!, args));
  bind<T>(_active: Context, target: T): T {
    return target;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    this.#storage.disable();
    return this;
  }
}

/** Ends with the test. */
export function memoryTracer(): readonly KeptSpan[] {
  const spans: KeptSpan[] = [];
  const startSpan = (name: string, options: SpanOptions = {}, parent: Context = context.active()): Span => {
    const from = trace.getSpanContext(parent);
    const number = (spans.length + 1).toString(16);
    const kept: KeptSpan = {
      name,
      kind: options.kind,
      spanContext: {
        traceId: from?.traceId ?? number.padStart(32, 'a'),
        spanId: number.padStart(16, 'b'),
        traceFlags: 1,
      },
      parentId: from?.spanId,
      attributes: { ...options.attributes },
      ends: 0,
    };
    spans.push(kept);
    const span: Span = {
      spanContext: () => kept.spanContext,
      setAttribute: (key, value) => ((kept.attributes[key] = value), span),
      setAttributes: (more) => (Object.assign(kept.attributes, more), span),
      addEvent: () => span,
      addLink: () => span,
      addLinks: () => span,
      setStatus: ({ message }) => ((kept.failure = message), span),
      updateName: (other) => ((kept.name = other), span),
      end: () => void (kept.ends += 1),
      isRecording: () => true,
      recordException: () => undefined,
    };
    return span;
  };
  trace.disable();
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan,
      startActiveSpan: () => {
        throw new Error('the bridge starts its spans itself');
      },
    }),
  });
  context.setGlobalContextManager(new StoredContext().enable());
  onTestFinished(() => {
    for (const { name, attributes, failure } of spans)
      keepEvidence('span', JSON.stringify([name, attributes, failure]));
    trace.disable();
    context.disable();
  });
  return spans;
}
