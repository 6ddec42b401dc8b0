/** Whatever comes over the wire is the expected answer or one named error, never anything in between. */
import { describe, expect, test } from 'vitest';
import { readResponseElement } from '../../src/envelope/envelope.ts';
import type { ErrorCode } from '../../src/error/codes.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { childElements, textOf } from '../../src/xml/document.ts';

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const good = '<r:OpResponse xmlns:r="urn:test"><r:a>1</r:a></r:OpResponse>';

function envelope(body: string, namespace = soap11, header = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespace}">${header}<s:Body>${body}</s:Body></s:Envelope>`;
}

function read(answer: string | Uint8Array): ReturnType<typeof readResponseElement> {
  return readResponseElement(
    typeof answer === 'string' ? Buffer.from(answer) : answer,
    '{urn:test}OpResponse',
  );
}

/** The code of the error; `none` when there is a value. */
function codeOf(answer: string | Uint8Array): ErrorCode | 'none' {
  try {
    read(answer);
    return 'none';
  } catch (reason) {
    if (reason instanceof BridgeError) return reason.code;
    throw reason;
  }
}

describe('the expected element is found', () => {
  test.each<[what: string, answer: string | Uint8Array]>([
    ['in SOAP 1.1', envelope(good)],
    ['in SOAP 1.2', envelope(good, soap12)],
    ['behind a header', envelope(good, soap11, '<s:Header><x/></s:Header>')],
    ['behind blanks and a comment', envelope(`\n  <!-- x -->${good}\n`)],
    ['before other elements', envelope(`${good}<multiRef/>`)],
    ['with a byte-order mark', `\uFEFF${envelope(good)}`],
    ['in UTF-16', Buffer.from(`\uFEFF${envelope(good).replace('utf-8', 'utf-16')}`, 'utf16le')],
    ['with a comment after the envelope', `${envelope(good)}<!-- served by x -->\n`],
    ['in a default namespace', `<Envelope xmlns="${soap11}"><Body>${good}</Body></Envelope>`],
  ])('%s', (_what, answer) => {
    const element = read(answer);
    expect(element.name).toBe('{urn:test}OpResponse');
    expect(childElements(element).map(textOf)).toEqual(['1']);
  });
});

const fault = '<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>';
const bomb = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from('bcdefghij')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(index)};`.repeat(10)}">`)
  .join('')}]>`;

describe('anything else is an error of its own', () => {
  test.each<[what: string, code: ErrorCode, answer: string | Uint8Array]>([
    ['nothing', 'upstream-empty', ''],
    ['white space', 'upstream-empty', ' \r\n\t '],
    ['white space in UTF-16', 'upstream-empty', Buffer.from('  ', 'utf16le')],
    ['an empty Body', 'upstream-empty', envelope('')],
    ['a Body of blanks and comments', 'upstream-empty', envelope(' <!-- nothing --> ')],
    ['a fault', 'upstream-fault', envelope(fault)],
    ['a fault whatever stands behind it', 'upstream-fault', envelope(fault + good)],
    ['a fault of SOAP 1.2', 'upstream-fault', envelope('<s:Fault/>', soap12)],
    ['a Fault of another namespace', 'upstream-wrong-operation', envelope('<Fault xmlns="urn:test"/>')],
    ['another operation', 'upstream-wrong-operation', envelope('<r:Other xmlns:r="urn:test"/>')],
    [
      'the element of another namespace',
      'upstream-wrong-operation',
      envelope(good.replace('urn:test', 'urn:x')),
    ],
    ['the request sent back', 'upstream-wrong-operation', envelope('<r:Op xmlns:r="urn:test"/>')],
    ['no envelope', 'upstream-contract-violation', good],
    ['an envelope of no known SOAP', 'upstream-contract-violation', envelope(good, 'urn:soap')],
    ['an envelope without Body', 'upstream-contract-violation', `<s:Envelope xmlns:s="${soap11}"/>`],
    [
      'a Body of the other SOAP',
      'upstream-contract-violation',
      `<s:Envelope xmlns:s="${soap11}"><Body xmlns="${soap12}">${good}</Body></s:Envelope>`,
    ],
    ['a page of XHTML', 'upstream-html', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['a page of HTML', 'upstream-html', '<!DOCTYPE html><html><body><p>502<br></body></html>'],
    ['JSON', 'upstream-invalid-xml', '{"error":"x"}'],
    ['plain text', 'upstream-invalid-xml', 'Service unavailable'],
    ['a DTD', 'upstream-invalid-xml', envelope(good).replace('?>', '?><!DOCTYPE x>')],
    [
      'an entity bomb',
      'upstream-invalid-xml',
      envelope(good).replace('?>', `?>${bomb}`).replace('>1<', '>&j;<'),
    ],
    ['an entity of a file', 'upstream-invalid-xml', envelope(good.replace('>1<', '>&file;<'))],
    ['10,000 levels', 'upstream-invalid-xml', envelope('<x>'.repeat(10_000) + '</x>'.repeat(10_000))],
    ['crossed tags', 'upstream-invalid-xml', envelope('<a><b></a></b>')],
    ['an undeclared prefix', 'upstream-invalid-xml', envelope('<q:OpResponse/>')],
    [
      'bytes that are no UTF-8',
      'upstream-invalid-xml',
      Buffer.from(envelope(good).replace('>1<', '>é<'), 'latin1'),
    ],
    ['something behind the envelope', 'upstream-invalid-xml', `${envelope(good)}<html></html>`],
    ['text behind the envelope', 'upstream-invalid-xml', `${envelope(good)}garbage`],
    ['two answers', 'upstream-invalid-xml', envelope(good).repeat(2)],
    ['a cut answer', 'upstream-truncated', envelope(good).slice(0, -20)],
    ['an answer cut in its last tag', 'upstream-truncated', envelope(good).slice(0, -1)],
  ])('%s is %s', (_what, code, answer) => {
    expect(codeOf(answer)).toBe(code);
  });
});

describe('a cut answer is never a value', () => {
  const long = envelope(
    `<r:OpResponse xmlns:r="urn:test">${'<r:a>Žofie &amp; Jörg 😀</r:a><!-- x --><r:b/>'.repeat(12)}</r:OpResponse>`,
  );
  const bytes = Buffer.from(long);
  const cuts = Array.from({ length: Math.ceil(bytes.length / 10) }, (_, index) => index * 10);
  const beginning = bytes.indexOf('<s:Envelope ') + '<s:Envelope '.length;

  test('the whole is one', () => {
    expect(codeOf(bytes)).toBe('none');
    expect(cuts.length).toBeGreaterThan(60);
  });

  test.each(cuts)('after %i bytes', (cut) => {
    const code = codeOf(bytes.subarray(0, cut));
    if (cut === 0) expect(code).toBe('upstream-empty');
    else if (cut < beginning) expect(code).toBe('upstream-invalid-xml');
    else expect(['upstream-truncated', 'upstream-invalid-xml']).toContain(code);
  });

  test('and may be asked for again when it was cut between characters', () => {
    const odd = cuts.filter(
      (cut) => cut >= beginning && codeOf(bytes.subarray(0, cut)) !== 'upstream-truncated',
    );
    // In the middle of a character the bytes are not UTF-8, which is found first.
    for (const cut of odd) expect((bytes[cut] ?? 0) & 0xc0).toBe(0x80);
  });
});

describe('an answer of very many elements', () => {
  const agents = (count: number): string =>
    envelope(
      `<r:OpResponse xmlns:r="urn:test">${`<r:agent>${'<r:value>1</r:value>'.repeat(60)}</r:agent>`.repeat(count)}</r:OpResponse>`,
    );

  test('is oversized, and the error names the limit', () => {
    expect(() => read(agents(10_000))).toThrow(
      'upstream-oversized: the answer has more than 500000 elements',
    );
  });

  test('is read when they are the 400 agents of a large site', () => {
    expect(childElements(read(agents(400)))).toHaveLength(400);
  });
});

describe('a hostile answer costs no more than a good one', () => {
  const many = 30_000;
  test.each<[what: string, answer: string, code: ErrorCode]>([
    ['comments behind the envelope', `${envelope(good)}${'<!---->'.repeat(many)}x`, 'upstream-invalid-xml'],
    [
      'envelopes that end again and again',
      `${envelope(good)}${'</s:Envelope><!-- -->'.repeat(many)}`,
      'upstream-invalid-xml',
    ],
    ['instructions that never end', envelope('<?x'.repeat(many * 20)), 'upstream-invalid-xml'],
    ['blanks that never end', `<s:Envelope${' '.repeat(many * 20)}`, 'upstream-truncated'],
  ])('%s', (_what, answer, code) => {
    expect(codeOf(answer)).toBe(code);
  });
});
