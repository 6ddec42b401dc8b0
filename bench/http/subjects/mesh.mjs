/** GraphQL Mesh's SOAP source behind a bare node:http server, without the gateway that would stand around it. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { Agent, fetch } from 'undici';
import { meshCaller } from '../../convert/tools/mesh.mjs';

const upstream = `${process.env.BENCH_UPSTREAM}/?Handler=WFMBenchService850`;
const dispatcher = new Agent({ connections: 64 });
const call = await meshCaller(process.env.BENCH_SHAPE, (_address, options) =>
  fetch(upstream, { method: options.method, headers: options.headers, body: options.body, dispatcher }),
);

const server = createServer(async (request, response) => {
  try {
    const { siteId, layout } = await json(request);
    const data = await call(siteId, layout);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  } catch (error) {
    response.writeHead(500).end(String(error.message));
  }
});
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env.PORT), '127.0.0.1');
