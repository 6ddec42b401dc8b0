import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { errorCatalogue, type ErrorCode } from '../../src/error/codes.ts';
import { statusOf } from '../../src/http/error/status.ts';
import { basic, face } from '../support/bridge-face.ts';

describe('failures of WFM', () => {
  test.each(Object.keys(errorCatalogue) as ErrorCode[])('%s has its status', async (code) => {
    const { app, wfm } = face();
    wfm.answers.set('GetSite', new BridgeError(code, 'what happened'));
    const response = await request(app).get('/wfm/v1/sites').set('Authorization', basic);
    expect(response.status).toBe(statusOf[code]);
    expect(JSON.parse(response.text)).toMatchObject({ code, detail: 'what happened' });
    expect(response.headers['retry-after'] !== undefined).toBe(response.status === 503);
  });

  test('an unexpected error says nothing of itself', async () => {
    const { app, wfm } = face();
    wfm.answers.set('GetSite', new TypeError('connect http://10.0.0.1/secret'));
    const response = await request(app).get('/wfm/v1/sites').set('Authorization', basic);
    expect(response.status).toBe(500);
    expect(response.text).not.toContain('10.0.0.1');
    expect(response.text).not.toContain('TypeError');
  });

  test('facts for callers are shown, facts for operators are not', async () => {
    const { app, wfm } = face();
    const facts = {
      validation: [{ severity: 'error', message: 'overlaps' }],
      fault: { faultcode: 'Client', faultstring: 'no' },
      service: 'ConfigService850',
      operation: 'GetSite',
      retryAfter: 17,
    } as const;
    const internal = { address: 'http://wfm.internal' };
    wfm.answers.set('GetSite', new BridgeError('upstream-busy', 'busy', { facts, internal }));
    const response = await request(app).get('/wfm/v1/sites').set('Authorization', basic);
    const { retryAfter, ...shown } = facts;
    expect(JSON.parse(response.text)).toMatchObject(shown);
    expect(response.headers['retry-after']).toBe(String(retryAfter));
    expect(response.text).not.toContain('internal');
  });
});
