/** Every answer that WFM can give to a read and to a write, and what each of them means. */
import { describe, expect, test } from 'vitest';
import { insertRole, operationBench, outcome, readSites } from '../support/operation-bench.ts';
import { begin, hang, reply, reset, type Script } from '../support/scripted-server.ts';
import { envelope, fault, oneSite, soap } from '../support/scripted-wfm.ts';
import type { TransportBenchOptions } from '../support/transport-bench.ts';

function holder(success: boolean): string {
  return (
    '<InsertSecurityRoleResponse xmlns="urn:WFMConfigService850"><return>' +
    `<success>${success}</success><warningArrayNSizeIs>0</warningArrayNSizeIs>` +
    '<errorArrayNSizeIs>0</errorArrayNSizeIs><objectID>7</objectID></return></InsertSecurityRoleResponse>'
  );
}

/** The same answer to both, each in its own words where there are any. */
function either(make: (body: string) => Script): Script {
  return (response, request) => {
    make(request.body.includes(':GetSite ') ? oneSite : holder(true))(response, request);
  };
}

interface Row {
  readonly name: string;
  readonly script: Script;
  readonly read: string;
  readonly write: string;
  readonly limits?: TransportBenchOptions;
}

const xmlType = { 'content-type': 'text/xml; charset=utf-8' };
const htmlType = { 'content-type': 'text/html' };
const page = '<html><body>Bad Gateway</body></html>';
const rows: readonly Row[] = [
  { name: 'a good answer', script: either(soap), read: 'good', write: 'good' },
  {
    name: 'a good answer without a type',
    script: either((body) => reply(200, envelope(body), {})),
    read: 'good',
    write: 'good',
  },
  {
    name: 'a good answer of another XML type',
    script: either((body) => reply(200, envelope(body), { 'content-type': 'application/soap+xml' })),
    read: 'good',
    write: 'good',
  },
  ...[200, 400, 500, 503].map((status) => ({
    name: `an unknown fault under ${status}`,
    script: fault('Index out of bounds', 'SOAP-ENV:Server', status),
    read: 'upstream-fault',
    write: 'upstream-fault',
  })),
  ...[200, 400, 500].map((status) => ({
    name: `a lost session under ${status}`,
    script: fault('Invalid or expired session', 'SOAP-ENV:Client', status),
    read: 'upstream-session-lost',
    write: 'upstream-session-lost',
  })),
  {
    name: 'a fault that denies access',
    script: fault('Access denied'),
    read: 'upstream-access-denied',
    write: 'upstream-access-denied',
  },
  { name: 'a conflict', script: fault('Timestamp mismatch'), read: 'conflict', write: 'conflict' },
  {
    name: 'HTML under 200',
    script: reply(200, page, htmlType),
    read: 'upstream-html',
    write: 'outcome-unknown',
  },
  {
    name: 'HTML under 502',
    script: reply(502, page, htmlType),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  { name: 'an empty 200', script: reply(200, '', xmlType), read: 'upstream-empty', write: 'outcome-unknown' },
  {
    name: 'an empty 200 without a type',
    script: reply(200, '', {}),
    read: 'upstream-empty',
    write: 'outcome-unknown',
  },
  { name: 'blanks', script: reply(200, ' \r\n', xmlType), read: 'upstream-empty', write: 'outcome-unknown' },
  { name: 'an empty Body', script: soap(''), read: 'upstream-empty', write: 'outcome-unknown' },
  { name: '204', script: reply(204, '', {}), read: 'upstream-empty', write: 'outcome-unknown' },
  {
    name: 'an empty 500 without a type',
    script: reply(500, '', {}),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  {
    name: 'an empty 500 that says XML',
    script: reply(500, '', xmlType),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  {
    name: 'broken XML under 500',
    script: reply(500, '<a><b></a>', xmlType),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  {
    name: 'XML under 502 that is no envelope',
    script: reply(502, '<error/>', xmlType),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  {
    name: 'a good answer under 500',
    script: either((body) => reply(500, envelope(body), xmlType)),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  {
    name: 'a cut envelope',
    script: either((body) => reply(200, envelope(body).slice(0, -30), xmlType)),
    read: 'upstream-truncated',
    write: 'outcome-unknown',
  },
  {
    name: 'malformed XML',
    script: reply(200, envelope('<a><b></a>'), xmlType),
    read: 'upstream-invalid-xml',
    write: 'outcome-unknown',
  },
  {
    name: 'a document type',
    script: reply(200, `<!DOCTYPE a>${envelope('').replace(/^<\?.*\?>/, '')}`, xmlType),
    read: 'upstream-invalid-xml',
    write: 'outcome-unknown',
  },
  {
    name: 'JSON',
    script: reply(200, '{}', { 'content-type': 'application/json' }),
    read: 'upstream-wrong-content-type',
    write: 'outcome-unknown',
  },
  {
    name: 'plain text',
    script: reply(200, 'ok', { 'content-type': 'text/plain' }),
    read: 'upstream-wrong-content-type',
    write: 'outcome-unknown',
  },
  {
    name: 'text without a type',
    script: reply(200, 'ok', {}),
    read: 'upstream-invalid-xml',
    write: 'outcome-unknown',
  },
  {
    name: 'br, which nobody asked for',
    script: either((body) => reply(200, envelope(body), { ...xmlType, 'content-encoding': 'br' })),
    read: 'upstream-wrong-content-type',
    write: 'outcome-unknown',
  },
  {
    name: "another operation's answer",
    script: soap('<GetTeamResponse xmlns="urn:WFMConfigService850"/>'),
    read: 'upstream-wrong-operation',
    write: 'outcome-unknown',
  },
  {
    name: 'an answer without what the WSDL requires',
    script: soap(
      '<GetSiteResponse xmlns="urn:WFMConfigService850"><return><objectArrayNSizeIs>x</objectArrayNSizeIs></return></GetSiteResponse>',
    ),
    read: 'upstream-contract-violation',
    write: 'outcome-unknown',
  },
  {
    name: '302',
    script: reply(302, '', { location: '/' }),
    read: 'upstream-http-status',
    write: 'outcome-unknown',
  },
  { name: '400', script: reply(400, page, htmlType), read: 'upstream-http-status', write: 'outcome-unknown' },
  { name: '401', script: reply(401), read: 'upstream-unauthenticated', write: 'upstream-unauthenticated' },
  {
    name: '401 with a fault',
    script: fault('Server error', 'SOAP-ENV:Server', 401),
    read: 'upstream-unauthenticated',
    write: 'upstream-unauthenticated',
  },
  {
    name: '403',
    script: reply(403, page, htmlType),
    read: 'upstream-access-denied',
    write: 'upstream-access-denied',
  },
  { name: '404', script: reply(404, page, htmlType), read: 'upstream-http-status', write: 'outcome-unknown' },
  { name: '429', script: reply(429, page, htmlType), read: 'upstream-busy', write: 'upstream-busy' },
  { name: 'a bare 503', script: reply(503, page, htmlType), read: 'upstream-busy', write: 'outcome-unknown' },
  {
    name: 'a 503 that says when to come back',
    script: reply(503, page, { ...htmlType, 'retry-after': '7' }),
    read: 'upstream-busy',
    write: 'upstream-busy',
  },
  { name: 'a reset', script: reset, read: 'upstream-truncated', write: 'outcome-unknown' },
  {
    name: 'a reset in the middle',
    script: begin('<x', reset),
    read: 'upstream-truncated',
    write: 'outcome-unknown',
  },
  {
    name: 'silence',
    script: hang,
    limits: { totalTimeoutMs: 50 },
    read: 'upstream-timeout',
    write: 'outcome-unknown',
  },
  {
    name: 'too much',
    script: reply(200, 'x'.repeat(3_000), xmlType),
    limits: { maxResponseBytes: 2_000 },
    read: 'upstream-oversized',
    write: 'outcome-unknown',
  },
];

describe.each(rows)('$name', ({ script, limits, read, write }) => {
  test(`to a read: ${read}`, async () => {
    const bench = await operationBench(script, limits);
    expect(await outcome(bench.value(readSites))).toBe(read);
    expect(await outcome(bench.json(readSites))).toBe(read);
  });

  test(`to a write: ${write}`, async () => {
    const bench = await operationBench(script, limits);
    expect(await outcome(bench.value(insertRole))).toBe(write);
    expect(await outcome(bench.json(insertRole))).toBe(write);
  });
});
