import type { Answer, Item, RunningBridge } from '../support/running-bridge.ts';
import { itemsOf } from '../support/running-bridge.ts';

/** Speaks with the bridge about one site. */
export interface JobCaller {
  get(path: string): Promise<Answer>;
  list(path: string): Promise<readonly Item[]>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
}

export function jobCaller(bridge: RunningBridge, siteId: number): JobCaller {
  const url = (path: string): string => (path.startsWith('/') ? path : `/wfm/v1/sites/${siteId}/${path}`);
  return {
    get: (path) => bridge.get(url(path)),
    list: async (path) => itemsOf(await bridge.get(url(path))),
    send: (method, path, body, headers = {}) =>
      body === undefined
        ? bridge.get(url(path), { method, headers })
        : bridge.post(url(path), body, { method, headers }),
  };
}
