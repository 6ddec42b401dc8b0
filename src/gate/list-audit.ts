import { z } from 'zod';
import { endpoint, type Endpoint } from '../api/endpoint.ts';
import { StreamedList } from '../api/streamed-list.ts';
import { errorCatalogue, type ErrorCode } from '../error/codes.ts';
import type { AuditEntry, AuditLog, AuditOutcome } from './audit-log.ts';

const codes = Object.keys(errorCatalogue) as ErrorCode[];
const outcomes: readonly (AuditOutcome | 'failed')[] = ['begun', 'done', 'replayed', 'failed', ...codes];

const instant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-03-01T00:00:00Z' });

const entry = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  clientId: z.string(),
  operationId: z.string(),
  method: z.string(),
  route: z.string(),
  service: z.string().optional(),
  operation: z.string().optional(),
  targets: z.record(z.string(), z.array(z.string())),
  outcome: z.string(),
  requestId: z.string(),
  traceId: z.string().optional(),
});

async function* shown(entries: AsyncIterable<AuditEntry>): AsyncGenerator<Record<string, unknown>> {
  for await (const one of entries) yield { ...one, at: new Date(one.at).toISOString() };
}

/** Milliseconds of an instant. */
function at(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** `GET /admin/v1/audit`: who changed what, and how it ended; the newest first. */
export function listAudit(log: Pick<AuditLog, 'query'>): Endpoint {
  return endpoint({
    operationId: 'listAudit',
    summary: 'Changes that API clients asked for',
    tag: 'Administration',
    method: 'get',
    path: '/admin/v1/audit',
    params: z.strictObject({}),
    query: z.strictObject({
      from: instant.optional(),
      to: instant.optional(),
      clientId: z.string().optional(),
      operationId: z.string().optional(),
      outcome: z
        .enum(outcomes, { error: 'must be begun, done, replayed, failed or an error code' })
        .optional(),
      limit: z.int().min(1).max(10_000).default(1_000),
    }),
    body: z.undefined(),
    response: z.strictObject({ asOf: z.iso.datetime(), items: z.array(entry) }),
    forms: ['json', 'ndjson'],
    scope: { kind: 'all-only' },
    permissions: ['bridge:audit:view'],
    safety: 'read',
    uses: [],
    handle({ query, clock }) {
      const filter = { ...query, from: at(query.from), to: at(query.to) };
      const asOf = new Date(clock.now()).toISOString();
      return Promise.resolve(new StreamedList({ asOf }, shown(log.query(filter))));
    },
  });
}
