import { request as httpRequest } from 'node:http';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { startServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/log/logger.ts';
import { basic, face } from '../support/bridge-face.ts';
import { call } from './error-paths.ts';
import { limits } from './server-limits.ts';

describe('a raw call', () => {
  test.each([
    { name: 'no body is an empty object', body: undefined, input: {}, profile: 'friendly' },
    { name: 'an object goes through', body: { filter: { siteId: [1] } }, input: { filter: { siteId: [1] } } },
    { name: 'so does any other JSON value', body: [1], input: [1] },
  ])('$name', async ({ body, input }) => {
    const { app, wfm } = face();
    wfm.rawPieces = ['{"items":', '[]}'];
    const asking = request(app).post(call).set('Authorization', basic);
    const response = await (body === undefined ? asking : asking.send(body));
    expect(response.status, response.text).toBe(200);
    expect(response.text).toBe('{"items":[]}');
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(wfm.calls).toEqual([
      {
        service: 'ConfigService',
        operation: 'GetSite',
        input,
        options: { profile: 'friendly', form: 'json' },
      },
    ]);
  });

  test('a failure before the first piece is a problem document', async () => {
    const { app, wfm } = face();
    wfm.rawPieces = [new BridgeError('upstream-fault', 'no')];
    const response = await request(app).post(call).set('Authorization', basic);
    expect(response.status).toBe(502);
    expect(response.headers['content-type']).toBe('application/problem+json');
  });

  test('a failure in the middle breaks the connection and is logged', async () => {
    const lines = new PassThrough({ encoding: 'utf8' });
    const { app, wfm } = face({ logger: createLogger('info', lines) });
    wfm.rawPieces = ['{"items":[', new BridgeError('upstream-truncated', 'stopped')];
    await expect(request(app).post(call).set('Authorization', basic)).rejects.toThrow(/aborted|hang up/);
    const log = String(lines.read());
    expect(log).toContain('"code":"upstream-truncated"');
    expect(log).toContain('"route":"/wfm/v1/services/{service}/{operation}"');
  });

  test('answers larger than the socket buffers arrive whole', async () => {
    const { app, wfm } = face();
    wfm.rawPieces = ['["', ...Array.from({ length: 200 }, () => 'x'.repeat(65_536)), '"]'];
    const response = await request(app).post(call).set('Authorization', basic);
    expect(response.text.length).toBe(200 * 65_536 + 4);
  });

  test('a caller that goes away cancels the call', async () => {
    const { app, wfm } = face();
    let cancelled: (reason: unknown) => void = () => undefined;
    const cancellation = new Promise((resolve) => (cancelled = resolve));
    let started: () => void = () => undefined;
    const start = new Promise<void>((resolve) => (started = resolve));
    wfm.beforeRaw = (signal) => {
      started();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          cancelled(signal.reason);
          reject(signal.reason as Error);
        });
      });
    };
    const server = await startServer(app, limits);
    const outgoing = httpRequest(`${server.url}${call}`, {
      method: 'POST',
      headers: { authorization: basic },
    });
    outgoing.on('error', () => undefined);
    outgoing.end();
    await start;
    outgoing.destroy();
    expect(await cancellation).toMatchObject({ code: 'client-closed-request' });
    await server.close();
  });
});
