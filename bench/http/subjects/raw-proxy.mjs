/** node:http → undici → response, nothing else: the floor beneath everything that is written in Node. */
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Agent, request as send } from 'undici';

const upstream = `${process.env.BENCH_UPSTREAM}/?Handler=WFMBenchService850`;
const dispatcher = new Agent({ connections: 64, pipelining: 1 });

const server = createServer(async (request, response) => {
  try {
    const { statusCode, headers, body } = await send(upstream, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: request,
    });
    response.writeHead(statusCode, { 'content-type': headers['content-type'] });
    await pipeline(body, response);
  } catch {
    response.destroy();
  }
});
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env.PORT), '127.0.0.1');
