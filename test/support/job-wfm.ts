/** WFM in memory for the jobs of a site: two sites in two zones, and answers that a test writes as functions. */
import request, { type Response, type Test } from 'supertest';
import type { MissingUse, Wfm, WfmGateway } from '../../src/wfm/wfm-port.ts';
import type { ManualClock } from '../../src/time/manual-clock.ts';
import { basic, face, type FaceOptions } from './bridge-face.ts';

export type JobInput = Readonly<Record<string, unknown>>;

interface JobCall {
  readonly operation: string;
  readonly input: JobInput;
}

export const siteId = 10;
export const otherSite = 11;

const full = { timestamp: '1' } as const;
const fullSite = {
  ...full,
  switchId: 0,
  weekStartDay: 'CFG_WEEKDAY_MONDAY',
  planningPeriod: 'CFG_PLANNING_PERIOD_NONE',
} as const;

/** It never filters: whoever trusts it shows what belongs to another site. */
export class JobWfm implements WfmGateway {
  zone = 'Europe/Amsterdam';
  readonly calls: JobCall[] = [];
  readonly answers: Record<string, (input: JobInput) => unknown> = {
    GetSite: () => ({
      items: [
        { siteId: otherSite, name: 'Cairo', buId: 1, timezoneId: 4, ...fullSite },
        { siteId, name: 'Utrecht', buId: 1, timezoneId: 3, ...fullSite },
      ],
    }),
    GetBU: () => ({
      items: [
        { buId: 1, name: 'Europe', timezoneId: 3, ...full },
        { buId: 2, name: 'Asia', timezoneId: 4, ...full },
      ],
    }),
    GetTimezone: () => ({
      items: [
        { timezoneId: 4, name: 'Africa/Cairo', ...full },
        { timezoneId: 3, name: this.zone, ...full },
      ],
    }),
    GetAgent: () => ({
      items: [
        { agentId: 1, siteId, teamId: 5, ...full },
        { agentId: 2, siteId, teamId: 0, ...full },
        { agentId: 9, siteId: otherSite, teamId: 6, ...full },
      ],
    }),
    GetActivity: () => ({
      items: [
        { activityId: 70, siteId, name: 'Calls', ...full },
        { activityId: 71, siteId, ...full },
        { activityId: 79, siteId: otherSite, name: 'Elsewhere', ...full },
      ],
    }),
    GetMultiSiteActivity: () => ({
      items: [
        { multiSiteActivityId: 80, buId: 1, name: 'All calls', activityId: [], ...full },
        { multiSiteActivityId: 89, buId: 2, name: 'Elsewhere', activityId: [], ...full },
      ],
    }),
    GetTimeOffType: () => ({ items: [{ timeOffTypeId: 6, name: 'Vacation', paid: true, ...full }] }),
    GetExceptionType: () => ({
      items: [
        {
          exceptionTypeId: 5,
          name: 'Training',
          paid: true,
          usage: 'CFG_EXCEPTION_USAGE_REGULAR',
          siteId: [siteId],
          ...full,
        },
        {
          exceptionTypeId: 8,
          name: 'Meeting',
          paid: false,
          usage: 'CFG_EXCEPTION_USAGE_MEETING_PLANNER',
          siteId: [siteId],
          ...full,
        },
      ],
    }),
  };

  missing(): readonly MissingUse[] {
    return [];
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  forRequest(): Wfm {
    return {
      call: (_service, operation, input) => {
        const given = input as unknown as JobInput;
        this.calls.push({ operation, input: given });
        return Promise.resolve().then(() => {
          const answer = this.answers[operation];
          if (answer === undefined) throw new Error(`${operation} was not expected`);
          return answer(given);
        }) as never;
      },
      callRaw: () => Promise.reject(new Error('nobody asks for it')),
      userinfo: () => Promise.reject(new Error('nobody asks for it')),
      session: () => ({ state: 'open', renewals: 0 }),
      services: () => [],
      provisional: new Set(),
    };
  }

  /** What the n-th call of an operation asked for. */
  inputOf(operation: string, index = 0): JobInput {
    const found = this.calls.filter((call) => call.operation === operation)[index];
    if (found === undefined) throw new Error(`${operation} was not called ${index + 1} times`);
    return found.input;
  }

  count(operation: string): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }
}

export interface JobFace {
  readonly wfm: JobWfm;
  readonly clock: ManualClock;
  readonly get: (path: string, accept?: string) => Promise<Response>;
  readonly send: (
    method: 'post' | 'patch' | 'put' | 'delete',
    path: string,
    body?: object,
    ifMatch?: string,
  ) => Promise<Response>;
}

function withBody(test: Test, body: object | undefined, ifMatch: string | undefined): Test {
  const set = ifMatch === undefined ? test : test.set('If-Match', ifMatch);
  return body === undefined ? set : set.send(body);
}

/** The HTTP face over it; paths are below the site 10 unless they begin with a slash. It is 2026-01-05T09:00:00Z. */
export function jobFace(options: FaceOptions = {}): JobFace {
  const wfm = new JobWfm();
  const { app, clock } = face({ gateway: wfm, ...options });
  const url = (path: string): string => (path.startsWith('/') ? path : `/wfm/v1/sites/${siteId}/${path}`);
  return {
    wfm,
    clock,
    get: (path, accept = 'application/json') =>
      request(app).get(url(path)).set('Authorization', basic).set('Accept', accept),
    send: (method, path, body, ifMatch) =>
      withBody(request(app)[method](url(path)).set('Authorization', basic), body, ifMatch),
  };
}

/** The JSON of an answer, whatever its content type. */
export function jsonOf(response: Response): unknown {
  return JSON.parse(response.text);
}

/** The items of a list that was answered with 200. */
export function itemsIn(response: Response): readonly JobInput[] {
  if (response.status !== 200) throw new Error(`200 was expected, ${response.status} came: ${response.text}`);
  return (jsonOf(response) as { readonly items: readonly JobInput[] }).items;
}

export const done = { success: true, warningArray: [], errorArray: [], objectID: 0 } as const;
