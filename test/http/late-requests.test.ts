import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { face } from '../support/bridge-face.ts';
import { listening, received } from './raw-socket.ts';

const request = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

test('whoever has connected and sent before the server closes is answered, though nobody has read it yet', async () => {
  const server = await listening(face().app, { shutdownGraceMs: 5000 });
  const sockets = Array.from({ length: 64 }, () => connect(server.port, '127.0.0.1'));
  const answers = sockets.map((socket) => received(socket.on('error', () => undefined)));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.write(request);
  const closed = server.close();
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  await closed;
});
