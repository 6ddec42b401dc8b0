/**
 * WFM as the measurements need it, in a process of its own: token, userinfo, locator, session, and a service that sends the
 * generated documents. The request itself says which: `siteId` is the document's number, `layout` the pace in MB/s (0 =
 * as fast as it is read). So there is nothing to switch between rows.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as elapse } from 'node:timers/promises';

const documents = JSON.parse(process.argv[2]);
const contents = new Map();
const pieceBytes = 65_536;
const xml = 'text/xml; charset=utf-8';

/** Read when it is first asked for, then kept: disks have no part in what is measured. */
function contentOf(number) {
  const found = contents.get(number) ?? readFileSync(documents[number].path);
  contents.set(number, found);
  return found;
}

const envelope = (body) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

const addressOf = (service) => `http://127.0.0.1:${server.address().port}/?Handler=${service}&amp;Key=bench`;

function sessionAnswer(handler, body) {
  if (handler === 'WFMLocatorService800') {
    return `<LocateServerResponse xmlns="urn:${handler}"><return><sessionServiceURL>${addressOf('WFMSessionService800')}</sessionServiceURL></return></LocateServerResponse>`;
  }
  if (body.includes('CloseSession')) return `<CloseSessionResponse xmlns="urn:${handler}"/>`;
  const services = ['SessionService800', 'BenchService850']
    .map(
      (name) =>
        `<services><serviceName>${name}</serviceName><serviceURL>${addressOf(`WFM${name}`)}</serviceURL></services>`,
    )
    .join('');
  return `<OpenSessionResponse xmlns="urn:${handler}"><return><servicesNSizeIs>2</servicesNSizeIs>${services}</return></OpenSessionResponse>`;
}

function drained(response) {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}

async function send(response, content, megabytesPerSecond) {
  const begin = performance.now();
  for (let at = 0; at < content.length && !response.destroyed; at += pieceBytes) {
    if (!response.write(content.subarray(at, at + pieceBytes))) await drained(response);
    if (megabytesPerSecond === 0) continue;
    // Timers know whole milliseconds, a piece at 50 MB/s takes 1.3: so wait for the clock, not for a fixed time.
    const due = begin + (at + pieceBytes) / (megabytesPerSecond * 1000);
    const early = due - performance.now();
    if (early > 1) await elapse(early);
  }
  response.end();
}

const memberOf = (body, name) => Number(new RegExp(`<(?:\\w+:)?${name}[^>]*>(\\d+)<`).exec(body)?.[1] ?? 0);

async function answerSoap(handler, request, response) {
  const body = await text(request);
  if (handler !== 'WFMBenchService850') {
    response.writeHead(200, { 'content-type': xml }).end(envelope(sessionAnswer(handler, body)));
    return;
  }
  const content = contentOf(memberOf(body, 'siteId'));
  response.writeHead(200, { 'content-type': xml, 'content-length': content.length });
  if (content.length <= pieceBytes) response.end(content);
  else await send(response, content, memberOf(body, 'layout'));
}

function answerJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const server = createServer((request, response) => {
  response.on('error', () => undefined);
  const url = new URL(request.url, 'http://127.0.0.1');
  if (url.pathname === '/token') {
    answerJson(response, { access_token: 'bench', token_type: 'Bearer', expires_in: 86_400 });
  } else if (url.pathname.startsWith('/wfm/api/v3/system/userinfo')) {
    answerJson(response, { status: { code: 0 }, data: { userId: 748, userName: 'bench' } });
  } else {
    answerSoap(url.searchParams.get('Handler'), request, response).catch(() => response.destroy());
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
