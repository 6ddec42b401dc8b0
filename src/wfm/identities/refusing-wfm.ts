import type { BridgeError } from '../../error/bridge-error.ts';
import type { ServiceModel } from '../../contract/service-model.ts';
import { contractViews } from '../contract-view.ts';
import type { Wfm } from '../wfm-port.ts';

/** WFM for a request that has nobody to call it as: every call fails, while what needs no call works. */
export function refusingWfm(model: ServiceModel, reason: BridgeError): Wfm {
  const refuse = (): Promise<never> => Promise.reject(reason);
  return {
    call: refuse,
    callRaw: refuse,
    userinfo: refuse,
    session() {
      throw reason;
    },
    services: () => contractViews(model, undefined),
    provisional: new Set(),
  };
}
