/**
 * Traces through the OpenTelemetry API alone: without an SDK, which operators load with `--import`, every span is a
 * stand-in that costs next to nothing, and a caller's trace id still reaches the log.
 */
import {
  context,
  createTraceState,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';

export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One span that is under way. */
export interface RunningSpan {
  /** Absent where there is neither an SDK nor a caller's trace. */
  readonly traceId: string | undefined;
  /** Spans that begin in there are its children. */
  run<T>(work: () => T): T;
  end(end: SpanEnd): void;
}

export interface SpanEnd {
  readonly name?: string;
  readonly attributes: Attributes;
  /** The error code of a failure that operators should see. */
  readonly failure?: string | undefined;
}

export interface Tracing {
  /** A request of a caller, in the trace that its headers name. */
  server(headers: HeaderValues): RunningSpan;
  /** A call to WFM. */
  client(name: string, attributes: Attributes): RunningSpan;
  /** The headers that continue the present trace; none where there is none. */
  headers(): Readonly<Record<string, string>>;
}

const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** As the propagator of the SDK reads it, and where there is none by the rules of W3C. */
function remoteContext(headers: HeaderValues): Context {
  const extracted = propagation.extract(ROOT_CONTEXT, headers);
  if (trace.getSpanContext(extracted) !== undefined) return extracted;
  const { traceparent: given, tracestate } = headers;
  const [, traceId, spanId, flags] = traceparent.exec(typeof given === 'string' ? given : '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return extracted;
  const remote = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & 1,
    isRemote: true,
    ...(typeof tracestate === 'string' ? { traceState: createTraceState(tracestate) } : {}),
  };
  return isSpanContextValid(remote) ? trace.setSpanContext(extracted, remote) : extracted;
}

function running(span: Span, parent: Context): RunningSpan {
  const spanContext = span.spanContext();
  const own = trace.setSpan(parent, span);
  return {
    traceId: isSpanContextValid(spanContext) ? spanContext.traceId : undefined,
    run: (work) => context.with(own, work),
    end({ name, attributes, failure }) {
      if (name !== undefined) span.updateName(name);
      span.setAttributes(attributes);
      if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
      span.end();
    },
  };
}

export function createTracing(version: string): Tracing {
  // Asked for each time: the SDK may have been loaded later than this.
  const tracer = (): Tracer => trace.getTracer('wfm-bridge', version);
  return {
    server(headers) {
      const parent = remoteContext(headers);
      return running(tracer().startSpan('request', { kind: SpanKind.SERVER }, parent), parent);
    },
    client(name, attributes) {
      const parent = context.active();
      return running(tracer().startSpan(name, { kind: SpanKind.CLIENT, attributes }, parent), parent);
    },
    headers() {
      const present = trace.getSpanContext(context.active());
      if (present === undefined || !isSpanContextValid(present)) return {};
      const flags = present.traceFlags.toString(16).padStart(2, '0');
      return { traceparent: `00-${present.traceId}-${present.spanId}-${flags}` };
    },
  };
}
