import { describe, expect, test } from 'vitest';
import { startBridge } from '../support/running-bridge.ts';
import { begin, json, reply, reset, type Script } from '../support/scripted-server.ts';
import { envelope, fault, oneSite, soap, startScriptedWfm } from '../support/scripted-wfm.ts';
import { expectProblem } from './expect-problem.ts';

const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
const html = reply(200, page, { 'content-type': 'text/html; charset=utf-8' });
const cutOff: Script = begin(envelope(oneSite).slice(0, 300), reset);

interface Row {
  readonly name: string;
  readonly script: Script;
  readonly status: number;
  readonly code: string;
}

const answers: readonly Row[] = [
  { name: 'a page', script: html, status: 502, code: 'upstream-html' },
  {
    name: 'a page that is called XML',
    script: reply(200, page.replace('<!DOCTYPE html>', ''), { 'content-type': 'text/xml' }),
    status: 502,
    code: 'upstream-html',
  },
  { name: 'nothing', script: reply(200, ''), status: 502, code: 'upstream-empty' },
  { name: 'an envelope with an empty Body', script: soap(''), status: 502, code: 'upstream-empty' },
  { name: 'half an answer', script: cutOff, status: 502, code: 'upstream-truncated' },
  {
    name: 'half an answer that claims to be whole',
    script: reply(200, envelope(oneSite).slice(0, 300)),
    status: 502,
    code: 'upstream-truncated',
  },
  {
    name: "another operation's answer",
    script: soap('<GetTeamResponse xmlns="urn:WFMConfigService850"><return/></GetTeamResponse>'),
    status: 502,
    code: 'upstream-wrong-operation',
  },
  {
    name: 'JSON',
    script: json(200, { items: [] }),
    status: 502,
    code: 'upstream-wrong-content-type',
  },
  {
    name: 'a DTD',
    script: reply(200, `<!DOCTYPE a [<!ENTITY x "y">]>${envelope(oneSite).slice(38)}`),
    status: 502,
    code: 'upstream-invalid-xml',
  },
  {
    name: 'a site without its id',
    script: soap(oneSite.replace('<wmSiteId>5</wmSiteId>', '')),
    status: 502,
    code: 'upstream-contract-violation',
  },
  {
    name: 'a site whose id is no number',
    script: soap(oneSite.replace('<wmSiteId>5<', '<wmSiteId>five<')),
    status: 502,
    code: 'upstream-contract-violation',
  },
  { name: 'a fault nobody knows', script: fault('E-4711'), status: 502, code: 'upstream-fault' },
  {
    name: 'a fault under 200',
    script: fault('E-4711', 'SOAP-ENV:Server', 200),
    status: 502,
    code: 'upstream-fault',
  },
  { name: 'access denied', script: fault('Access is denied'), status: 502, code: 'upstream-access-denied' },
  { name: 'being busy', script: reply(503, 'later', {}), status: 503, code: 'upstream-busy' },
  { name: 'a status of failure', script: reply(404, page, {}), status: 502, code: 'upstream-http-status' },
];

describe('WFM answers a read with', () => {
  test.each(answers)('$name: $code, and the next call works', async ({ script, status, code }) => {
    const wfm = await startScriptedWfm();
    const bridge = await startBridge(wfm.variables);
    wfm.set('GetSite', script);
    await expectProblem(bridge, status, code);
    const raw = await bridge.post('/wfm/v1/services/ConfigService/GetSite', {});
    expect([raw.status, raw.body]).toMatchObject([status, { code }]);
    wfm.set('GetSite');
    expect((await bridge.get('/wfm/v1/sites')).body).toMatchObject({ items: [{ id: 5, name: 'Utrecht' }] });
    expect(wfm.count('OpenSession')).toBe(1);
  });
});

describe('WFM answers a write with', () => {
  const user = { userId: 7, timezoneId: 0, builderId: 0, securityRoleId: 0, tenantId: 1, timestamp: '0' };

  test.each([
    { name: 'nothing', script: reply(200, '') },
    { name: 'a page', script: html },
    { name: 'a reset', script: reset },
    { name: 'half an answer', script: cutOff },
  ])('$name: nobody knows whether it was carried out, and it is not sent again', async ({ script }) => {
    const wfm = await startScriptedWfm();
    const bridge = await startBridge(wfm.variables);
    wfm.set('InsertUser', script);
    const answer = await bridge.post('/wfm/v1/services/ConfigService/InsertUser', { user, force: false });
    expect([answer.status, answer.body]).toMatchObject([504, { code: 'outcome-unknown', retryable: false }]);
    expect(wfm.count('InsertUser')).toBe(1);
  });
});

test('the text of a fault in the form of SOAP 1.2 is told, also under an envelope of 1.1', async () => {
  const wfm = await startScriptedWfm();
  const bridge = await startBridge(wfm.variables);
  const named = (name: string, content: string): string => `<SOAP-ENV:${name}>${content}</SOAP-ENV:${name}>`;
  const code = named('Code', named('Value', 'SOAP-ENV:Server') + named('Subcode', named('Value', 'Odd')));
  const script = reply(500, envelope(named('Fault', code + named('Reason', named('Text', 'E-4711')))));
  wfm.set('GetSite', script);
  const answer = await bridge.get('/wfm/v1/sites');
  expect(answer.body).toMatchObject({
    code: 'upstream-fault',
    fault: { faultcode: 'Server.Odd', faultstring: 'E-4711' },
  });
});
