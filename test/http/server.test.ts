import { describe, expect, test } from 'vitest';
import { startServer } from '../../src/http/server.ts';
import { basic, face } from '../support/bridge-face.ts';
import { call } from './error-paths.ts';
import { limits } from './server-limits.ts';

describe('server', () => {
  test('closing lets a running request finish and does not wait for idle connections', async () => {
    const { app, wfm } = face();
    let release: () => void = () => undefined;
    let started: () => void = () => undefined;
    const start = new Promise<void>((resolve) => (started = resolve));
    wfm.beforeRaw = () => {
      started();
      return new Promise((resolve) => (release = resolve));
    };
    const server = await startServer(app, limits);
    const answer = fetch(`${server.url}${call}`, { method: 'POST', headers: { authorization: basic } });
    await start;
    const closed = server.close();
    release();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('after the grace it cuts what is left', async () => {
    const { app, wfm } = face();
    let started: () => void = () => undefined;
    const start = new Promise<void>((resolve) => (started = resolve));
    wfm.beforeRaw = () => {
      started();
      return new Promise(() => undefined);
    };
    const server = await startServer(app, { ...limits, shutdownGraceMs: 50 });
    const answer = fetch(`${server.url}${call}`, { method: 'POST', headers: { authorization: basic } });
    const cut = expect(answer).rejects.toThrow();
    await start;
    await server.close();
    await cut;
  });

  test('a port that is taken is a failure, not silence', async () => {
    const server = await startServer(face().app, limits);
    await expect(startServer(face().app, { ...limits, port: server.port })).rejects.toThrow(/EADDRINUSE/);
    await server.close();
  });
});
