/** A bridge whose callers may bring tokens of their own, before a simulator that gives them out. */
import { startPair, type Answer, type Pair, type PairOptions } from './running-bridge.ts';

/** Users of the simulated WFM beside the one of the bridge. */
export const people = { planner: 741, leader: 712 } as const;

export interface DelegatedPair extends Pair {
  /** A token that the simulator has just given to a user or an agent. */
  tokenOf(userId: number): Promise<string>;
  getAs(token: string, path: string, init?: RequestInit): Promise<Answer>;
}

export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

async function passwordToken({ simulator }: Pair, userId: number): Promise<string> {
  const { clientId, clientSecret, password } = simulator.credentials;
  const user = simulator.world.users.find(({ gswUserId }) => gswUserId === userId);
  const response = await fetch(simulator.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      client_secret: clientSecret,
      username: user?.wmUser ?? '',
      password,
    }).toString(),
  });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

export async function delegatedPair({ env, ...options }: PairOptions = {}): Promise<DelegatedPair> {
  const pair = await startPair({ ...options, env: { DELEGATED_AUTH: 'true', ...env } });
  return {
    ...pair,
    tokenOf: (userId) => passwordToken(pair, userId),
    getAs: (token, path, init = {}) => pair.bridge.get(path, { ...init, headers: bearer(token) }),
  };
}
