import type { ServerTime } from '../../wfm/transport.ts';
import type { Finding } from './finding.ts';

/** Tokens and webhooks are checked with a tolerance of minutes; beyond this they begin to fail. */
const toleratedMs = 60_000;

export function clockFinding(time: ServerTime | undefined): Finding {
  const step = 'clock';
  if (time === undefined) return { step, verdict: 'warning', text: 'no answer of WFM carried a Date header' };
  const difference = Math.round((time.server - time.local) / 1000);
  const text = `WFM's clock is ${Math.abs(difference)} s ${difference < 0 ? 'behind' : 'ahead of'} this machine's`;
  return { step, verdict: Math.abs(time.server - time.local) > toleratedMs ? 'warning' : 'ok', text };
}
