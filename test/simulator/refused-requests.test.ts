import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { at, envelope, list, post, startWithSession } from './soap-caller.ts';

const caller = await startWithSession({ maxBodyBytes: 64 * 1024 });
const headers = { authorization: `Bearer ${String(caller.token)}` };
const config = 'xmlns="urn:WFMConfigService850"';
const getSite = `<GetSite ${config}/>`;
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const counts = '<wmBUIdNSizeIs>0</wmBUIdNSizeIs><wmSiteIdNSizeIs>2</wmSiteIdNSizeIs><wmSiteId>101</wmSiteId>';

const withHeader = (attributes: string): string =>
  envelope(getSite).replace('<soap:Body>', `<soap:Header><x ${attributes}/></soap:Header><soap:Body>`);

/** Each entity is ten of the one before. */
const entities = Array.from(
  { length: 12 },
  (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
);
const billionLaughs = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities.join('')}]><x>&e12;</x>`;

test.each<[string, string, RegExp]>([
  ['an empty body', '', /^SOAP:Client: .*the body is empty$/],
  ['text', 'hello', /^SOAP:Client: SOAP Invalid Request: /],
  ['half an envelope', envelope(getSite).slice(0, 150), /^SOAP:Client: SOAP Invalid Request: /],
  ['XML that is no envelope', getSite, /^SOAP:Client: SOAP Invalid Request: no SOAP envelope$/],
  ['a SOAP 1.2 envelope', `<e:Envelope xmlns:e="${soap12}"/>`, /^SOAP:VersionMismatch: /],
  ['an envelope without a body', envelope('').replaceAll('Body', 'Buddy'), /exactly one element$/],
  ['an empty SOAP body', envelope(''), /exactly one element$/],
  ['two calls at once', envelope(getSite + getSite), /exactly one element$/],
  ['a header that must be understood', withHeader('soap:mustUnderstand="1"'), /^SOAP:MustUnderstand: /],
  [
    'an unknown operation',
    envelope(`<GetShoe ${config}/>`),
    /^SOAP:Client: WFMConfigService850 has no operation GetShoe$/,
  ],
  ['an operation of another namespace', envelope('<GetSite/>'), /^SOAP:Client: .* has no operation GetSite$/],
  ['a response', envelope(`<GetSiteResponse ${config}/>`), /has no operation GetSiteResponse$/],
  [
    'an unknown member',
    envelope(`<GetSite ${config}><colour>red</colour></GetSite>`),
    /colour.*not expected/,
  ],
  [
    'a member of the wrong type',
    envelope(`<GetSite ${config}><details><infoType>some</infoType></details></GetSite>`),
    /infoType.*'some' is not a valid value/,
  ],
  ['a missing member', envelope(`<GetSite ${config}><details/></GetSite>`), /details.*Missing child element/],
  ['an unknown attribute', envelope(`<GetSite ${config} id="1"/>`), /attribute 'id'.*not allowed/],
  [
    'a count that is not the number of items',
    envelope(`<GetSite ${config}><filter>${counts}</filter></GetSite>`),
    /^SOAP:Client: wmSiteIdNSizeIs is 2, but 1 wmSiteId came$/,
  ],
  [
    'an unknown infoType',
    envelope(`<GetSite ${config}><details><infoType>7</infoType></details></GetSite>`),
    /^SOAP:Client: infoType 7 is not known$/,
  ],
  [
    'an unknown sort',
    envelope(
      `<GetSite ${config}><sortMode><sortMode>9</sortMode><ascending>true</ascending></sortMode></GetSite>`,
    ),
    /^SOAP:Client: sortMode 9 is not known for this object$/,
  ],
  ['a DTD', `<!DOCTYPE x [<!ENTITY e "v">]>${envelope(getSite).replace(/^<\?.*\?>\n/, '')}`, /document type/],
  [
    'an external entity',
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><GetSite ${config}>&e;</GetSite>`,
    /document type/,
  ],
  ['entities within entities', billionLaughs, /^SOAP:Client: /],
])('%s is a SOAP 1.1 fault without a stack', async (_what, body, fault) => {
  const answer = await post(caller.configUrl, body, headers);
  expect(answer.status).toBe(500);
  expect(answer.fault).toMatch(fault);
  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(answer.text).not.toMatch(/\bat .*:\d+:\d+|node_modules|root:/);
});

describe('what is not WFM is refused by HTTP', () => {
  test('an unknown handler is 404', async () => {
    for (const url of ['/?Handler=WFMForecastService761', '/?Handler=constructor', '/', '/other']) {
      expect((await post(caller.simulator.origin + url, envelope(getSite), headers)).status).toBe(404);
    }
  });

  test('a body over the limit is 413', async () => {
    const answer = await post(caller.configUrl, envelope(`<!--${'x'.repeat(70_000)}-->${getSite}`), headers);
    expect(answer).toMatchObject({
      status: 413,
      fault: 'SOAP:Client: the request is larger than this server accepts',
    });
  });

  test.each(['application/json', 'application/soap+xml', 'text/xmlish'])('%s is 415', async (type) => {
    const answer = await post(caller.configUrl, envelope(getSite), { ...headers, 'content-type': type });
    expect(answer.status).toBe(415);
  });

  test('other methods are 404, and nothing says what the server is made of', async () => {
    const answer = await request(caller.configUrl, { method: 'PUT', body: 'x' });
    await answer.body.dump();
    expect([answer.statusCode, answer.headers['x-powered-by']]).toEqual([404, undefined]);
  });
});

describe('what must not matter', () => {
  test.each([
    ['no SOAPAction', {}],
    ["another operation's SOAPAction", { soapaction: '"#DeleteCfgObject"' }],
    ['a SOAPAction of nobody', { soapaction: '"urn:nothing#x"' }],
  ])('%s', async (_what, extra: Record<string, string>) => {
    const answer = await post(caller.configUrl, envelope(getSite), { ...headers, ...extra });
    expect(list(answer.value, 'objectArray')).toHaveLength(4);
  });

  test.each([
    ['a header nobody needs', withHeader('y="1"')],
    [
      'a WS-Security timestamp, which node-soap would answer with one of its own',
      withHeader('').replace('<x />', '').replace('<x/>', '<Security><Timestamp/></Security>'),
    ],
    ['comments and instructions', envelope(`<!-- a --><?b c?><GetSite ${config}><!-- d --></GetSite>`)],
    ['prefixes', envelope('<q:GetSite xmlns:q="urn:WFMConfigService850"/>')],
    ['UTF-16', envelope(getSite)],
  ])('%s', async (what, xml) => {
    const utf16 = Buffer.from(`\uFEFF${xml.replace('utf-8', 'utf-16')}`, 'utf16le');
    const answer = await post(caller.configUrl, what === 'UTF-16' ? utf16 : xml, headers);
    expect(list(answer.value, 'objectArray')).toHaveLength(4);
    expect(answer.text).not.toContain('Timestamp');
  });

  test('how many ask at once: every caller gets the own answer', async () => {
    const answers = await Promise.all(
      [101, 102, 201, 202, 101, 102].map((id) =>
        caller.config(
          'GetSite',
          `<filter><wmBUIdNSizeIs>0</wmBUIdNSizeIs><wmSiteIdNSizeIs>1</wmSiteIdNSizeIs><wmSiteId>${id}</wmSiteId></filter>`,
        ),
      ),
    );
    const ids = answers.map((answer) => at(list(answer.value, 'objectArray')[0] ?? '', 'wmSiteId'));
    expect(ids).toEqual(['101', '102', '201', '202', '101', '102']);
  });
});
