/** Answers larger than any buffer pass through the bridge as they come, and end as they end. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { recordedLog } from '../support/log-lines.ts';
import { basic, startBridge, type RunningBridge } from '../support/running-bridge.ts';
import { reset, type Script } from '../support/scripted-server.ts';
import { envelope, oneSite, startScriptedWfm, type ScriptedWfm } from '../support/scripted-wfm.ts';

const [before = '', after = ''] = envelope(oneSite)
  .replace('<objectArrayNSizeIs>1</objectArrayNSizeIs>', '')
  .split(/<objectArray>.*<\/objectArray>/);
const site = /<objectArray>.*<\/objectArray>/.exec(oneSite)?.[0] ?? '';
const page = site.repeat(1_000);

function xmlHead(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/xml' });
}

/** An answer whose end is decided by the test. */
function heldAnswer(end: (response: ServerResponse) => void): Script {
  return (response) => {
    xmlHead(response);
    response.write(before + page, () => {
      end(response);
    });
  };
}

async function bridgeWith(
  script: Script,
  env: Environment = {},
): Promise<{ bridge: RunningBridge; wfm: ScriptedWfm; log: ReturnType<typeof recordedLog> }> {
  const wfm = await startScriptedWfm();
  wfm.set('GetSite', script);
  const log = recordedLog();
  const bridge = await startBridge({ ...wfm.variables, ...env }, { logger: log.logger });
  return { bridge, wfm, log };
}

/** The answer's head; its body is read as the test likes. */
async function ask(bridge: RunningBridge, accept = 'application/json'): Promise<IncomingMessage> {
  const outgoing = httpRequest(`${bridge.url}/wfm/v1/services/ConfigService/GetSite`, {
    method: 'POST',
    headers: { authorization: basic, accept },
  });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return response;
}

test('the caller reads the beginning while WFM has not written the end', async () => {
  let finish: () => void = () => undefined;
  const { bridge } = await bridgeWith(
    heldAnswer((response) => {
      finish = () => response.end(after);
    }),
  );
  const response = await ask(bridge);
  expect(response.statusCode).toBe(200);
  let text = '';
  response.on('data', (piece: Buffer) => (text += piece.toString()));
  await once(response, 'data');
  expect(text).toMatch(/^\{"items":\[\{"siteId":5,/);
  finish();
  await once(response, 'end');
  const value = JSON.parse(text) as { readonly items: readonly unknown[] };
  expect(value.items).toHaveLength(1_000);
});

test('a WFM that breaks off breaks the answer off, visibly and with a line in the log', async () => {
  const { bridge, log } = await bridgeWith(
    heldAnswer((response) => {
      reset(response, { method: '', path: '', headers: {}, body: '' });
    }),
  );
  const response = await ask(bridge);
  expect(response.statusCode).toBe(200);
  let text = '';
  response.on('data', (piece: Buffer) => (text += piece.toString()));
  await expect(once(response, 'end')).rejects.toThrow(/aborted/);
  expect(response.complete).toBe(false);
  expect(() => JSON.parse(text) as unknown).toThrow();
  const failed = log.lines().find((line) => line['msg'] === 'request failed');
  expect(failed).toMatchObject({ err: { code: 'upstream-truncated' } });
});

test('malformed XML far into the answer breaks it off, too', async () => {
  const { bridge, log } = await bridgeWith(heldAnswer((response) => response.end(`<oops></${after}`)));
  const response = await ask(bridge);
  response.resume();
  await expect(once(response, 'end')).rejects.toThrow(/aborted/);
  expect(log.lines().find((line) => line['msg'] === 'request failed')).toMatchObject({
    err: { code: 'upstream-invalid-xml' },
  });
});

test('a caller who leaves ends the call at WFM', async () => {
  const { bridge, wfm } = await bridgeWith(
    heldAnswer((response) => {
      const more = (): void => void response.write(page, () => setImmediate(more));
      more();
    }),
  );
  const response = await ask(bridge);
  response.on('error', () => undefined);
  await once(response, 'data');
  response.destroy();
  await bridge.close();
  await wfm.server.silent();
});

test('a caller who does not read makes WFM wait', async () => {
  let written = 0;
  const { bridge } = await bridgeWith(
    heldAnswer((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(page)) written += page.length;
        response.once('drain', more);
      };
      more();
    }),
  );
  const response = await ask(bridge);
  response.on('error', () => undefined);
  response.pause();
  // Buffers of sockets and streams fill up; after that nothing moves.
  let last = -1;
  while (written !== last) {
    last = written;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(written).toBeLessThan(32 * 1024 * 1024);
  response.destroy();
});

/** Writes as long as somebody takes it; `letGo` resolves when nobody does any more. */
function endless(): { readonly script: Script; readonly letGo: Promise<void> } {
  let done: () => void;
  const letGo = new Promise<void>((resolve) => (done = resolve));
  const script = heldAnswer((response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(page));
      response.once('drain', more);
    };
    response.once('close', done);
    more();
  });
  return { script, letGo };
}

test('a caller who does not read keeps WFM waiting for the time of a call, and no longer', async () => {
  const { script, letGo } = endless();
  const { bridge, log } = await bridgeWith(script, { UPSTREAM_TOTAL_TIMEOUT_MS: '1000' });
  const response = await ask(bridge);
  response.pause();
  await letGo;
  // What the bridge had is still there for the caller, and then the answer breaks off.
  response.resume();
  await expect(once(response, 'end')).rejects.toThrow(/aborted/);
  expect(log.lines().find((line) => line['msg'] === 'request failed')).toMatchObject({
    err: { code: 'upstream-timeout' },
  });
});

test('a caller who reads nothing for too long is cut off, and WFM is let go', async () => {
  const { script, letGo } = endless();
  const { bridge, log } = await bridgeWith(script, { RESPONSE_IDLE_TIMEOUT_MS: '500' });
  const response = await ask(bridge);
  response.on('error', () => undefined);
  response.pause();
  await letGo;
  expect(log.lines().map((line) => line['msg'])).toContain('connection cut: its answer is not read');
});

test('in lines, each site is one', async () => {
  const { bridge } = await bridgeWith(heldAnswer((response) => response.end(after)));
  const response = await ask(bridge, 'application/x-ndjson');
  expect(response.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  let text = '';
  for await (const piece of response) text += String(piece);
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(1_000);
  expect(JSON.parse(lines[999] ?? '')).toMatchObject({ siteId: 5, name: 'Utrecht' });
});

test.each([
  { name: 'a small answer is sent as a whole and says its length', sites: site, chunked: false },
  { name: 'a large one does not', sites: page, chunked: true },
])('$name', async ({ sites, chunked }) => {
  const { bridge } = await bridgeWith((response) => {
    xmlHead(response);
    response.end(before + sites + after);
  });
  const response = await ask(bridge);
  let bytes = 0;
  for await (const piece of response) bytes += (piece as Buffer).length;
  expect(response.headers['transfer-encoding']).toBe(chunked ? 'chunked' : undefined);
  expect(response.headers['content-length']).toBe(chunked ? undefined : String(bytes));
});
