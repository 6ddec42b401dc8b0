import { describe, expect, test } from 'vitest';
import { readFault } from '../../src/envelope/fault.ts';
import { readResponseElement } from '../../src/envelope/envelope.ts';
import type { BridgeError } from '../../src/error/bridge-error.ts';
import { readDocument } from '../../src/xml/document.ts';

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

function fault11(content: string): BridgeError {
  return readFault(readDocument(`<s:Fault xmlns:s="${soap11}">${content}</s:Fault>`));
}

function fault12(content: string): BridgeError {
  return readFault(readDocument(`<s:Fault xmlns:s="${soap12}">${content}</s:Fault>`));
}

describe('a fault is read', () => {
  test.each<[what: string, fault: BridgeError, code: string, text: string]>([
    [
      'of 1.1, as ATL writes it',
      fault11('<faultcode>SOAP:Client</faultcode><faultstring>SOAP Invalid Request</faultstring>'),
      'Client',
      'SOAP Invalid Request',
    ],
    [
      'of 1.1 with a code of its own',
      fault11('<faultcode>WFM_ERR_7</faultcode><faultstring/>'),
      'WFM_ERR_7',
      '',
    ],
    ['of 1.1 with a code of two colons', fault11('<faultcode>urn:wfm:Expired</faultcode>'), 'Expired', ''],
    [
      'of 1.1 in the wrong namespace',
      fault11('<s:faultcode>s:Server</s:faultcode><s:faultstring>x</s:faultstring>'),
      'Server',
      'x',
    ],
    ['with nothing in it', fault11(''), '', ''],
    [
      'of 1.2',
      fault12(
        '<s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">no</s:Text><s:Text xml:lang="de">nein</s:Text></s:Reason>',
      ),
      'Sender',
      'no',
    ],
    [
      'of 1.2 with a subcode',
      fault12(
        '<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>w:Expired</s:Value></s:Subcode></s:Code><s:Reason><s:Text>x</s:Text></s:Reason>',
      ),
      'Sender.Expired',
      'x',
    ],
    ['of 1.2 with nothing in it', fault12(''), '', ''],
    [
      'with control characters, which are blanked',
      fault11('<faultcode>\n s:Client\t</faultcode><faultstring> a\r\n\tb&#x85;&#x7f;c </faultstring>'),
      'Client',
      'a b c',
    ],
    [
      'with markup as text',
      fault11('<faultstring>&lt;b&gt; &amp; <![CDATA[<i>]]></faultstring>'),
      '',
      '<b> & <i>',
    ],
  ])('%s', (_what, fault, faultcode, faultstring) => {
    expect(fault.code).toBe('upstream-fault');
    expect(fault.facts).toEqual({ fault: { faultcode, faultstring } });
  });
});

describe('what is long is cut', () => {
  test.each([
    ['a text', 'x'.repeat(600), 'x'.repeat(500)],
    ['a text of just the length', 'x'.repeat(500), 'x'.repeat(500)],
    ['a text with a character of two units at the cut', `${'x'.repeat(499)}😀`, 'x'.repeat(499)],
  ])('%s', (_what, text, shown) => {
    expect(fault11(`<faultstring>${text}</faultstring>`).facts.fault?.faultstring).toBe(shown);
  });
});

describe('a long text is cut before anything is searched in it', () => {
  const long = 150_000;
  test.each([
    ['of words that may all begin an address', 'a.'.repeat(long), 'a.'.repeat(250)],
    ['of words that may all begin a key', 'session.'.repeat(long), 'session.'.repeat(63).slice(0, 500)],
  ])('%s', (_what, text, shown) => {
    const fault = fault11(
      `<faultcode>${text}</faultcode><faultstring>${text}</faultstring><detail>${text}</detail>`,
    );
    expect(fault.facts.fault?.faultstring).toBe(shown);
    expect(fault.internal).toEqual({ faultDetail: shown });
    const text12 = `<s:Code><s:Value>${text}</s:Value><s:Subcode><s:Value>${text}</s:Value></s:Subcode></s:Code>`;
    expect(fault12(text12).facts.fault?.faultcode).toBe(`${shown}.${shown}`);
  });

  test.each([
    ['an address across the cut', `x https://${'h'.repeat(3000)}`, 'x ***'],
    ['a key across the cut', `x session=${'k'.repeat(3000)}`, 'x session=***'],
    ['a character of two units at the cut', `http://${'h'.repeat(1991)}"😀`, '***"'],
    ['a text behind many blanks', `${' \n'.repeat(3000)}x`, 'x'],
  ])('%s', (_what, text, shown) => {
    expect(fault11(`<faultstring>${text}</faultstring>`).facts.fault?.faultstring).toBe(shown);
  });
});

describe('the detail is for the operator', () => {
  const secret = 'java.lang.Error at wfm-host-17';
  test.each<[what: string, fault: BridgeError]>([
    ['1.1', fault11(`<faultcode>s:Server</faultcode><detail><x>${secret}</x></detail>`)],
    ['1.2', fault12(`<s:Detail><x>${secret}</x></s:Detail>`)],
  ])('of %s', (_what, fault) => {
    expect(fault.internal).toEqual({ faultDetail: secret });
    expect(JSON.stringify([fault.facts, fault.detail, fault.message])).not.toContain('wfm-host-17');
  });

  test('and there is none when the server sent none', () => {
    expect(fault11('<faultcode>s:Server</faultcode>').internal).toEqual({});
  });
});

test.each([soap11, soap12])('a fault in an envelope of %s is found', (namespace) => {
  const answer = `<s:Envelope xmlns:s="${namespace}"><s:Body><s:Fault><faultcode>a:B</faultcode></s:Fault></s:Body></s:Envelope>`;
  expect(() => readResponseElement(Buffer.from(answer), '{urn:test}OpResponse')).toThrow(
    'upstream-fault: WFM answered with a SOAP fault',
  );
});
