import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { basic, face } from '../support/bridge-face.ts';
import { endpointOf } from './endpoint-of.ts';

describe('session, userinfo, services', () => {
  test.each([
    ['/wfm/v1/userinfo', { userId: 1001, userName: 'bridge', userType: 'supervisor' }],
    [
      '/wfm/v1/session',
      {
        state: 'open',
        userId: 1001,
        openedAt: '2026-01-05T08:00:00Z',
        services: ['ConfigService850'],
        renewals: 0,
        asOf: '2026-01-05T09:00:00.000Z',
      },
    ],
    [
      '/wfm/v1/services',
      {
        items: [
          {
            name: 'ConfigService850',
            family: 'ConfigService',
            version: 850,
            offered: true,
            evidence: { label: 'inferred', detail: '', text: 'A stand-in.' },
            fidelity: {
              operations: { evidenced: 0, documented: 0, inferred: 2, genuine: 0 },
              items: { evidenced: 0, documented: 0, inferred: 2, genuine: 0 },
            },
            operationCount: 2,
          },
        ],
        asOf: '2026-01-05T09:00:00.000Z',
      },
    ],
  ])('%s', async (path, expected) => {
    const response = await request(face().app).get(path).set('Authorization', basic);
    expect(JSON.parse(response.text)).toEqual(expected);
    expect(endpointOf(path).response.parse(expected)).toEqual(expected);
  });

  test.each(['ConfigService', 'ConfigService850'])('/wfm/v1/services/%s', async (name) => {
    const response = await request(face().app).get(`/wfm/v1/services/${name}`).set('Authorization', basic);
    const body: unknown = JSON.parse(response.text);
    expect(body).toMatchObject({
      name: 'ConfigService850',
      operations: [{ name: 'GetSite' }, { name: 'InsertUser' }],
    });
    expect(endpointOf('/wfm/v1/services/{service}').response.parse(body)).toEqual(body);
  });

  test('a family stands for the newest version that the session offers', async () => {
    const { app, wfm } = face();
    const [first] = wfm.serviceViews;
    wfm.serviceViews = [712, 850, 900].map((version) => ({
      ...first!,
      name: `ConfigService${version}`,
      version,
      offered: version < 900,
    }));
    const response = await request(app).get('/wfm/v1/services/ConfigService').set('Authorization', basic);
    expect(JSON.parse(response.text)).toMatchObject({ name: 'ConfigService850' });
  });

  test('a service user that WFM does not know is not the fault of the caller', async () => {
    const { app, wfm } = face();
    wfm.user = new BridgeError('not-provisioned-in-wfm', 'ask the WFM administrator');
    const response = await request(app).get('/wfm/v1/userinfo').set('Authorization', basic);
    expect(response.status).toBe(503);
  });
});
