/** The limits of an operation hold on every way that an answer can take: at the limit it is read, beyond it is refused. */
import { describe, expect, test } from 'vitest';
import { operationCodec, type OperationCodec } from '../../src/codec/operation-codec.ts';
import type { AnswerLimits } from '../../src/contract/service-model.ts';
import { ns } from '../../src/xml/names.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { inPieces, textOf } from '../support/answer-streams.ts';
import { exact } from '../support/codec-calls.ts';
import { attribute, complex, handMade, member, t, xsd } from '../support/hand-made-service.ts';

// Written so that nobody takes it for a type.
const [open, close] = ['any'].flatMap((name) => [`<${name}>`, `</${name}>`]);

const free = { namespace: '' };
const limits: AnswerLimits = {
  depth: 12,
  attributes: 4,
  attributeBytes: 300,
  textBytes: 2_000,
  opaqueBytes: 5_000,
  totalBytes: 40_000,
};

function codecOf(encoded: boolean, own: AnswerLimits): OperationCodec {
  const node = complex('Node', [member('n', t('Node'), free), member('s', xsd('string'), free)], {
    attributes: [attribute('a', xsd('string'))],
  });
  const [service, operation] = handMade({
    types: {
      OpResponse: complex('OpResponse', [
        member('row', t('Node'), { ...free, repeated: true }),
        member('any', t('Any'), free),
      ]),
      Node: node,
      Any: { kind: 'opaque', name: 'anyType' },
    },
    response: { encoded },
    operation: { limits: own },
  });
  return operationCodec(service, operation, exact);
}

interface Way {
  readonly name: string;
  readonly encoded: boolean;
  /** Bytes of a chunk. */
  readonly size: number;
  read(codec: OperationCodec, bytes: AsyncIterable<Uint8Array>): Promise<unknown>;
}

const ways: readonly Way[] = [
  { name: 'as a value', encoded: false, size: 700, read: (codec, bytes) => codec.decodeValue(bytes) },
  { name: 'as text', encoded: false, size: 700, read: (codec, bytes) => textOf(codec.decode(bytes)) },
  { name: 'as lines', encoded: false, size: 700, read: (codec, bytes) => textOf(codec.decodeItems(bytes)) },
  {
    name: 'as text that comes at once',
    encoded: false,
    size: 100_000_000,
    read: (codec, bytes) => textOf(codec.decode(bytes)),
  },
  { name: 'encoded, as a value', encoded: true, size: 700, read: (codec, bytes) => codec.decodeValue(bytes) },
  { name: 'encoded, as text', encoded: true, size: 700, read: (codec, bytes) => textOf(codec.decode(bytes)) },
];

/** `filler` times a row that is read before, so that the tags of the costly one are known by then. */
function document(content: string, filler: number): Buffer {
  const rows = '<row a="1"><n><s>x</s></n></row>'.repeat(filler);
  const body = `<t:OpResponse xmlns:t="urn:t">${rows}${content}</t:OpResponse>`;
  return Buffer.from(`<e:Envelope xmlns:e="${ns.soap11}"><e:Body>${body}</e:Body></e:Envelope>`);
}

const nested = (name: string, levels: number): string =>
  `<${name}>`.repeat(levels) + `</${name}>`.repeat(levels);
const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => ` ${index === 0 ? 'a' : `o${index}`}="1"`).join('');

interface Cost {
  readonly name: string;
  readonly good: string;
  readonly bad: string;
  readonly code: string;
}

// Envelope, Body and answer are three levels, a row the fourth.
const costs: readonly Cost[] = [
  {
    name: 'levels of known elements',
    good: `<row>${nested('n', 8)}</row>`,
    bad: `<row>${nested('n', 9)}</row>`,
    code: 'upstream-invalid-xml',
  },
  {
    name: 'levels of unknown elements',
    good: `<row>${nested('u', 8)}</row>`,
    bad: `<row>${nested('u', 9)}</row>`,
    code: 'upstream-invalid-xml',
  },
  {
    name: 'levels of elements that are handed on',
    good: `${open}${nested('u', 8)}${close}`,
    bad: `${open}${nested('u', 9)}${close}`,
    code: 'upstream-invalid-xml',
  },
  {
    name: 'attributes of a known element',
    good: `<row${attributes(4)}/>`,
    bad: `<row${attributes(5)}/>`,
    code: 'upstream-oversized',
  },
  {
    name: 'attributes of an unknown element',
    good: `<row><u${attributes(4)}/></row>`,
    bad: `<row><u${attributes(5)}/></row>`,
    code: 'upstream-oversized',
  },
  {
    name: 'bytes of an attribute',
    good: `<row a="${'v'.repeat(300)}"/>`,
    bad: `<row a="${'v'.repeat(301)}"/>`,
    code: 'upstream-oversized',
  },
  {
    name: 'bytes of a value',
    good: `<row><s>${'v'.repeat(2_000)}</s></row>`,
    bad: `<row><s>${'v'.repeat(2_001)}</s></row>`,
    code: 'upstream-oversized',
  },
  {
    name: 'bytes of an element that is handed on',
    good: `${open}<u>${'v'.repeat(1_000)}</u>${close}`,
    bad: `${open}<u>${'v'.repeat(5_000)}</u>${close}`,
    code: 'upstream-oversized',
  },
  {
    name: 'elements side by side, by their bytes',
    good: '<row/>'.repeat(3_000),
    bad: '<row/>'.repeat(7_000),
    code: 'upstream-oversized',
  },
];

async function outcome(
  way: Way,
  content: string,
  { filler, own = limits }: { readonly filler: number; readonly own?: AnswerLimits },
): Promise<string> {
  try {
    await way.read(codecOf(way.encoded, own), inPieces(document(content, filler), way.size));
    return 'good';
  } catch (reason) {
    if (reason instanceof BridgeError) return reason.code;
    throw reason;
  }
}

describe.each(ways)('$name', (way) => {
  test.each(costs)('$name', async ({ good, bad, code }) => {
    for (const filler of [0, 20]) {
      expect(await outcome(way, good, { filler })).toBe('good');
      expect(await outcome(way, bad, { filler })).toBe(code);
      expect(await outcome(way, bad, { filler, own: {} })).toBe('good');
    }
  });

  test.each([
    { name: 'a name of 2 kB', content: `<row><${'u'.repeat(2_048)}/></row>` },
    { name: 'a start tag of 3 MiB', content: `<row${` b="${'v'.repeat(1_000_000)}"`.repeat(3)}/>` },
  ])('$name is refused whatever the operation', async ({ content }) => {
    const own = { totalBytes: 10_000_000 };
    expect(await outcome(way, content, { filler: 0, own })).toMatch(/^upstream-(?:oversized|invalid-xml)$/);
  });

  test('ten thousand names that nobody knows are read, in bounded memory', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `<u${index}/>`).join('');
    expect(await outcome(way, `<row>${names}</row>`, { filler: 0, own: {} })).toBe('good');
  });
});

const told = '<faultcode>x</faultcode><faultstring>no</faultstring>';
const enveloped = (head: string, body: string): Buffer =>
  Buffer.from(`<e:Envelope xmlns:e="${ns.soap11}">${head}<e:Body>${body}</e:Body></e:Envelope>`);

describe.each(ways)('before the answer begins, $name', (way) => {
  const read = async (bytes: Buffer): Promise<string> => {
    try {
      await way.read(codecOf(way.encoded, limits), inPieces(bytes, way.size));
      return 'good';
    } catch (reason) {
      if (reason instanceof BridgeError) return reason.code;
      throw reason;
    }
  };
  const answer = '<t:OpResponse xmlns:t="urn:t"/>';

  test.each([
    {
      name: 'a head of a few levels',
      bytes: enveloped(`<e:Header>${nested('h', 8)}</e:Header>`, answer),
      code: 'good',
    },
    {
      name: 'a head of too many levels',
      bytes: enveloped(`<e:Header>${nested('h', 200)}</e:Header>`, answer),
      code: 'upstream-invalid-xml',
    },
    {
      name: 'a head of more bytes than an answer may have',
      bytes: enveloped(`<e:Header>${'<h/>'.repeat(20_000)}</e:Header>`, answer),
      code: 'upstream-oversized',
    },
    { name: 'a fault', bytes: enveloped('', `<e:Fault>${told}</e:Fault>`), code: 'upstream-fault' },
    {
      name: 'a fault of too many levels',
      bytes: enveloped('', `<e:Fault>${told}<detail>${nested('d', 200)}</detail></e:Fault>`),
      code: 'upstream-invalid-xml',
    },
    {
      // It is told by its beginning; where all of it must be held first, there is too much of it.
      name: 'a fault of more bytes than an answer may have',
      bytes: enveloped('', `<e:Fault>${told}<detail>${'<d/>'.repeat(20_000)}</detail></e:Fault>`),
      code: way.encoded || way.size > 700 ? 'upstream-oversized' : 'upstream-fault',
    },
  ])('$name: $code', async ({ bytes, code }) => {
    expect(await read(bytes)).toBe(code);
  });
});
