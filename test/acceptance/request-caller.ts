import { expect } from 'vitest';
import type { TimeOffRequestResponse } from '../../src/api/cloud/models/time-off-request.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import type { Answer, Caller, Item } from '../support/running-bridge.ts';

const operation = 'WorkforcemanagementManagementunitUserTimeoffrequest';
export const operations = {
  list: `get${operation}s`,
  get: `get${operation}`,
  patch: `patch${operation}`,
} as const;

export function listPath(siteId: number, agentId: number): string {
  const [unitId, userId] = [cloudId('management-unit', siteId), cloudId('user', agentId)];
  return `/api/v2/workforcemanagement/managementunits/${unitId}/users/${userId}/timeoffrequests`;
}

export function onePath(siteId: number, agentId: number, itemId: number): string {
  return `${listPath(siteId, agentId)}/${cloudId('time-off-request', itemId)}`;
}

export const vacation = 800;

export interface Asked {
  readonly siteId: number;
  /** They are asked in turn, whoever may; each once. */
  readonly agents: Iterator<{ readonly gswAgentId: number }>;
  /** `from` and `to`, or `start` and `end`. */
  readonly times: object;
}

export interface Made {
  readonly itemId: number;
  readonly path: string;
  /** What the request says now, in WFM's words. */
  readonly inWfm: () => Promise<Item>;
}

/** Speaks with the bridge about time-off requests; answers are as the reference describes them. */
export class RequestCaller {
  readonly #bridge: Caller;

  constructor(bridge: Caller) {
    this.#bridge = bridge;
  }

  async list(siteId: number, agentId: number, query = ''): Promise<readonly TimeOffRequestResponse[]> {
    const answer = await this.#bridge.get(`${listPath(siteId, agentId)}${query}`);
    expectCloudShape(operations.list, 200, answer.body);
    return (answer.body as { timeOffRequests: TimeOffRequestResponse[] }).timeOffRequests;
  }

  async get(path: string): Promise<TimeOffRequestResponse> {
    const answer = await this.#bridge.get(path);
    expectCloudShape(operations.get, 200, answer.body);
    return answer.body as TimeOffRequestResponse;
  }

  patch(path: string, body: object): Promise<Answer> {
    return this.#bridge.post(path, body, { method: 'PATCH' });
  }

  async change(path: string, body: object): Promise<TimeOffRequestResponse> {
    const answer = await this.patch(path, body);
    expect(answer.status, answer.text).toBe(200);
    expectCloudShape(operations.patch, 200, answer.body);
    return answer.body as TimeOffRequestResponse;
  }

  async inWfm(siteId: number, itemId: number): Promise<Item> {
    const answer = await this.#bridge.get(`/wfm/v1/sites/${siteId}/time-off-requests/${itemId}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as Item;
  }

  /** Asks for vacation in WFM's words. */
  async make({ siteId, agents, times }: Asked): Promise<Made> {
    for (let next = agents.next(); next.done !== true; next = agents.next()) {
      const agentId = next.value.gswAgentId;
      const body = { agentId, timeOffTypeId: vacation, ...times };
      const answer = await this.#bridge.post(`/wfm/v1/sites/${siteId}/time-off-requests`, body);
      if (answer.status === 422) continue;
      expect(answer.status, answer.text).toBe(201);
      const itemId = Number((answer.body as Item)['id']);
      const inWfm = (): Promise<Item> => this.inWfm(siteId, itemId);
      return { itemId, path: onePath(siteId, agentId, itemId), inWfm };
    }
    throw new Error('nobody may ask for that');
  }
}
