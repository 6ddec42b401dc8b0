import type { UpstreamAccess } from '../../config/configuration.ts';
import type { ServiceModel } from '../../contract/service-model.ts';
import type { OpenedSession } from '../../wfm/session/session-steps.ts';
import { systemClock } from '../../time/clock.ts';
import { resolveOperation } from '../../wfm/resolve-operation.ts';
import type { Upstream } from '../../wfm/upstream.ts';
import type { Finding } from './finding.ts';
import { zoneFindings } from './zone-check.ts';

/** What the steps work with and tell. */
export interface Visit {
  readonly configuration: UpstreamAccess;
  readonly model: ServiceModel;
  readonly upstream: Upstream;
  readonly tell: (finding: Finding) => void;
  readonly failure: (step: string, reason: unknown) => Finding;
}

/** Runs one step; its failure is told and ends the walk. */
async function attempt<T>(
  visit: Visit,
  step: string,
  action: () => Promise<T>,
  text: (value: T) => string,
): Promise<{ readonly value: T } | undefined> {
  try {
    const value = await action();
    visit.tell({ step, verdict: 'ok', text: text(value) });
    return { value };
  } catch (reason) {
    visit.tell(visit.failure(step, reason));
    return undefined;
  }
}

function offered(visit: Visit, session: OpenedSession): string {
  const names = [...session.services.keys()];
  const known = names.filter((name) => visit.model.services.some((service) => service.name === name));
  return `${names.length} services, ${known.length} with a WSDL here: ${names.join(', ')}`;
}

/** Reads through one operation of the session, without the retries of ordinary calls: a fault must be seen. */
async function read(visit: Visit, session: OpenedSession, operation: string): Promise<readonly unknown[]> {
  const { model, upstream } = visit;
  const [service, found] = resolveOperation(model, newestOffered(visit, session), operation);
  const call = upstream.caller.prepare(service, found, {}, 'friendly');
  const url = upstream.steps.addressOf(session, service.name);
  const token = await upstream.steps.token();
  const answer = await upstream.caller.value(call, { url, token, signal: new AbortController().signal });
  return (answer as { readonly items: readonly unknown[] }).items;
}

function newestOffered(visit: Visit, session: OpenedSession): string {
  const found = visit.model.services.findLast(
    (service) => service.family === 'ConfigService' && session.services.has(service.name),
  );
  return found?.name ?? 'ConfigService';
}

/** Token, userinfo, LocateServer, OpenSession, one read, CloseSession. True when all went well. */
export async function walk(visit: Visit): Promise<boolean> {
  const { steps } = visit.upstream;
  const { signal } = new AbortController();
  const isLogin = visit.configuration.wfm.entrance.profile === 'onprem-login';
  if (
    !isLogin &&
    !(await attempt(
      visit,
      'token',
      () => steps.token(),
      () => 'the token service gave a token',
    ))
  )
    return false;
  const user = isLogin
    ? { value: undefined }
    : await attempt(
        visit,
        'userinfo',
        () => steps.identify(signal),
        (found) => `WFM user ${found?.userName ?? ''} (id ${found?.userId ?? '?'})`,
      );
  if (user === undefined) return false;
  const location = await attempt(
    visit,
    'LocateServer',
    () => steps.locate(user.value, signal),
    (found) => `session service at ${found.sessionServiceUrl.reveal().origin}`,
  );
  if (location === undefined) return false;
  const session = await attempt(
    visit,
    'OpenSession',
    () => steps.open(location.value, signal),
    (found) => offered(visit, found),
  );
  if (session === undefined) return false;
  try {
    return await readings(visit, session.value);
  } finally {
    await attempt(
      visit,
      'CloseSession',
      () => steps.close(session.value, signal),
      () => 'the session is closed',
    );
  }
}

async function readings(visit: Visit, session: OpenedSession): Promise<boolean> {
  const sites = await attempt(
    visit,
    'read',
    () => read(visit, session, 'GetSite'),
    (items) => `GetSite answered with ${items.length} sites`,
  );
  if (sites === undefined) return false;
  try {
    const zones = await read(visit, session, 'GetTimezone');
    const { timeZones } = visit.configuration.wfm;
    for (const finding of zoneFindings(zones, { timeZones, now: systemClock.now() })) visit.tell(finding);
  } catch (reason) {
    visit.tell({ ...visit.failure('zones', reason), verdict: 'warning' });
  }
  return true;
}
