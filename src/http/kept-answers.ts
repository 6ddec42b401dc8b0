/** How old an answer may be, and how old it is: RFC 9111, sections 5.1 and 5.2.1. */
import type { Request, Response } from 'express';
import type { Clock } from '../time/clock.ts';
import type { Wfm, WfmRequest } from '../wfm/wfm-port.ts';

const maxAge = /^max-age="?(\d{1,9})"?$/;

function secondsOf(directive: string): number | undefined {
  if (directive === 'no-cache' || directive === 'no-store') return 0;
  const [, seconds] = maxAge.exec(directive) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/** What the caller's `Cache-Control` says about answers that were kept; nothing without one. */
export function wantedAge(request: Request): Pick<WfmRequest, 'maxAgeMs'> {
  const directives = (request.get('cache-control') ?? '').toLowerCase().split(',');
  const wanted = directives.flatMap((directive) => secondsOf(directive.trim()) ?? []);
  return wanted.length === 0 ? {} : { maxAgeMs: Math.min(...wanted) * 1000 };
}

/** `Age` in whole seconds where part of the answer had been kept, `WFM-Stale` where WFM could not be asked for it. */
export function ageHeaders(response: Response, { kept }: Wfm, clock: Clock): void {
  if (kept === undefined) return;
  response.set('Age', String(Math.max(0, Math.floor((clock.now() - kept.since) / 1000))));
  if (kept.stale) response.set('WFM-Stale', 'true');
}
