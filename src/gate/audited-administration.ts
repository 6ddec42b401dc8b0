import { randomUUID } from 'node:crypto';
import type { ClientAdministration } from '../identity/client-administration.ts';
import type { Clock } from '../time/clock.ts';
import type { AuditEntry } from './audit-log.ts';
import { recorded, type Audit } from './audited.ts';

/** Who acts in the audit log where nobody has logged in. No API client can be called so: their ids have no colon. */
export const commandLine = 'bridge:cli';

/**
 * The administration as the command line has it: every change is written down as if it had come over HTTP, by the same
 * operation ids. Changes throw `audit-unavailable` where they cannot be.
 */
export function auditedAdministration(
  clients: ClientAdministration,
  { audit, clock }: { readonly audit: Audit; readonly clock: Clock },
): ClientAdministration {
  function acting<T>(operationId: string, targets: AuditEntry['targets'], act: () => Promise<T>): Promise<T> {
    const how = { method: 'CLI', route: 'wfm-bridge clients', requestId: randomUUID() };
    return recorded(audit, { at: clock.now(), clientId: commandLine, operationId, targets, ...how }, act);
  }
  const of = (id: string): AuditEntry['targets'] => ({ clientId: [id] });
  return {
    list: () => clients.list(),
    get: (id) => clients.get(id),
    create: (client) =>
      acting('createApiClient', client.id === undefined ? {} : { id: [client.id] }, () =>
        clients.create(client),
      ),
    change: (id, ...rest) => acting('changeApiClient', of(id), () => clients.change(id, ...rest)),
    setDisabled: (id, isDisabled) =>
      acting(isDisabled ? 'disableApiClient' : 'enableApiClient', of(id), () =>
        clients.setDisabled(id, isDisabled),
      ),
    addSecret: (id, ...rest) => acting('addApiClientSecret', of(id), () => clients.addSecret(id, ...rest)),
    removeSecret: (id, secretId) =>
      acting('deleteApiClientSecret', { ...of(id), secretId: [secretId] }, () =>
        clients.removeSecret(id, secretId),
      ),
    remove: (id) => acting('deleteApiClient', of(id), () => clients.remove(id)),
  };
}
