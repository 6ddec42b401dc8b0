import type { ClientAdministration } from '../../src/identity/client-administration.ts';

const nobody = (): Promise<never> => Promise.reject(new Error('nobody asks for it'));

/** For tests of endpoints that do not administer API clients. */
export const noClients: ClientAdministration = {
  list: nobody,
  get: nobody,
  create: nobody,
  change: nobody,
  setDisabled: nobody,
  addSecret: nobody,
  removeSecret: nobody,
  remove: nobody,
};
