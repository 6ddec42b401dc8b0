import { Counter, Gauge, type Registry } from 'prom-client';
import type { ErrorCode } from '../error/codes.ts';
import { metricPrefix } from './metric-registry.ts';

/** What sessions and tokens tell of themselves. */
export interface SessionMetrics {
  sessionOpened(): void;
  /** The bridge closed it, or WFM did. */
  sessionClosed(why: 'idle' | 'shutdown' | 'lost'): void;
  /** A session took the place of one that was lost; `why` is the code of the failure that told so. */
  sessionRenewed(why: string): void;
  tokenFetched(outcome: 'good' | ErrorCode): void;
}

/** In seconds, at the time of the scrape; 0 where there is nothing that could age. */
function secondsSince(at: number | undefined, now: number): number {
  return at === undefined ? 0 : Math.max(0, (now - at) / 1000);
}

interface Age {
  readonly name: string;
  readonly help: string;
  /** Milliseconds since the epoch. */
  readonly since: () => number | undefined;
}

function ageGauge(registry: Registry, now: () => number, { name, help, since }: Age): void {
  new Gauge({
    name: `${metricPrefix}${name}`,
    help,
    registers: [registry],
    collect() {
      this.set(secondsSince(since(), now()));
    },
  });
}

export function sessionMetrics(registry: Registry, now: () => number): SessionMetrics {
  /** Of the open ones, oldest first: nobody says which one ended, and the oldest is the likeliest. */
  const openedAt: number[] = [];
  let tokenAt: number | undefined;
  const counter = <Label extends string>(name: string, help: string, label: Label): Counter<Label> =>
    new Counter({ name: `${metricPrefix}${name}`, help, labelNames: [label], registers: [registry] });

  new Gauge({
    name: `${metricPrefix}sessions_open`,
    help: 'WFM sessions that this instance holds',
    registers: [registry],
    collect() {
      this.set(openedAt.length);
    },
  });
  ageGauge(registry, now, {
    name: 'session_age_seconds',
    help: 'Age of the oldest WFM session; 0 without one',
    since: () => openedAt[0],
  });
  ageGauge(registry, now, {
    name: 'token_age_seconds',
    help: 'Time since the last access token was fetched; 0 before the first',
    since: () => tokenAt,
  });
  const openings = new Counter({
    name: `${metricPrefix}session_openings_total`,
    help: 'WFM sessions opened',
    registers: [registry],
  });
  const ends = counter('session_ends_total', 'WFM sessions that ended, by why', 'why');
  const renewals = counter(
    'session_renewals_total',
    'Lost sessions replaced, by the code that told so',
    'code',
  );
  const fetches = counter('token_fetches_total', 'Access tokens fetched: good or an error code', 'outcome');
  return {
    sessionOpened() {
      openedAt.push(now());
      openings.inc();
    },
    sessionClosed(why) {
      openedAt.shift();
      ends.inc({ why });
    },
    sessionRenewed: (code) => renewals.inc({ code }),
    tokenFetched(outcome) {
      fetches.inc({ outcome });
      if (outcome === 'good') tokenAt = now();
    },
  };
}
