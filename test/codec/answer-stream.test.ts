/** The stream around the decoder: pieces, back pressure, endings, limits, records. */
import { describe, expect, test } from 'vitest';
import { operationCodec, noOddities, type OperationCodec } from '../../src/codec/operation-codec.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import type { Operation } from '../../src/contract/service-model.ts';
import { inPieces, outcomeOf, textOf } from '../support/answer-streams.ts';
import { envelope, exact, friendly } from '../support/codec-calls.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const rows =
  '<s:complexType name="Row"><s:sequence><s:element name="id" type="s:int"/>' +
  '<s:element name="text" type="s:string" minOccurs="0"/></s:sequence></s:complexType>';
const list = '<s:element name="row" type="t:Row" minOccurs="0" maxOccurs="unbounded"/>';
const service = compileService({ operations: ['Op'], schema: rows + wrappers('Op', '', list) });

function codecWith(options: CodecOptions = exact): OperationCodec {
  return operationCodec(service, service.operations.get('Op')!, options);
}

const answer = (content: string): Buffer =>
  Buffer.from(envelope(`<OpResponse xmlns="urn:test">${content}</OpResponse>`));
const row = (id: number): string => `<row><id>${id}</id><text>row ${id}</text></row>`;
const manyRows = (count: number): string => Array.from({ length: count }, (_, id) => row(id)).join('');

describe('pieces', () => {
  test('come as soon as their input has come, and no input is asked for before they are taken', async () => {
    const bytes = answer(manyRows(50));
    let asked = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const chunk of inPieces(bytes, 400)) {
        asked += 1;
        yield chunk;
      }
    }
    const pieces = codecWith().decode(counted())[Symbol.asyncIterator]();
    const first = await pieces.next();
    expect(Buffer.from(first.value as Uint8Array).toString()).toMatch(/^\{"row":\[\{"id":0,"text":"row 0"/);
    expect(asked).toBe(1);
    await pieces.next();
    expect(asked).toBe(2);
  });

  test('are bounded, however large the chunk is', async () => {
    const sizes: number[] = [];
    for await (const piece of codecWith().decode(inPieces(answer(manyRows(20_000)), 10 ** 9)))
      sizes.push(piece.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024);
  });

  test('end the input when nobody wants more', async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield answer(manyRows(10)).subarray(0, 500);
        for (;;) yield await Promise.resolve(Buffer.from(row(1)));
      } finally {
        isEnded = true;
      }
    }
    for await (const piece of codecWith().decode(endless())) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(isEnded).toBe(true);
  });

  test('of two answers at once do not mix', async () => {
    const codec = codecWith();
    const texts = await Promise.all(
      [300, 200, 100].map((count) => textOf(codec.decode(inPieces(answer(manyRows(count)), 97)))),
    );
    expect(texts.map((text) => (JSON.parse(text) as { row: unknown[] }).row.length)).toEqual([300, 200, 100]);
  });

  test('pass a failure of the input on', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(answer(manyRows(2)).subarray(0, 200));
      throw new RangeError('the wire broke');
    }
    await expect(textOf(codecWith().decode(broken()))).rejects.toThrow('the wire broke');
  });
});

describe('limits', () => {
  const big = 'x'.repeat(5000);
  test.each<[what: string, limits: NonNullable<CodecOptions['limits']>, content: string, message: string]>([
    ['depth', { depth: 5 }, '<row><u><v/></u></row>', 'upstream-invalid-xml'],
    [
      'the bytes of a value',
      { textBytes: 1000 },
      `<row><id>1</id><text>${big}&amp;</text></row>`,
      '1000 bytes in one value',
    ],
    ['the bytes of a name', { nameBytes: 100 }, `<${big}/>`, 'a name of more than 100 bytes'],
    ['attributes', { attributes: 3 }, '<u a="" b="" c="" d=""/>', 'more than 3 attributes'],
    [
      'the bytes of an attribute',
      { attributeBytes: 100 },
      `<u a="${big}"/>`,
      'more than 100 bytes in an attribute',
    ],
    ['the bytes of a tag', { tagBytes: 1000 }, `<u a="${big}`, 'more than 1000 bytes in a tag'],
    ['the bytes of an answer', { totalBytes: 3000 }, manyRows(500), 'more than 3000 bytes'],
  ])('of %s', async (_what, limits, content, message) => {
    for (const size of [64, 10_000]) {
      expect(
        await outcomeOf(codecWith({ ...exact, limits }).decode(inPieces(answer(content), size))),
      ).toContain(message);
    }
  });

  test.each<[what: string, limits: Operation['limits'], content: string, message: string]>([
    ['depth', { depth: 5 }, '<row><id>1</id><u><v/></u></row>', 'upstream-invalid-xml'],
    [
      'the bytes of a value',
      { textBytes: 1000 },
      `<row><id>1</id><text>${big}&amp;</text></row>`,
      'upstream-oversized',
    ],
    ['the bytes of an answer', { totalBytes: 3000 }, manyRows(500), 'upstream-oversized'],
  ])("of %s are an operation's own", async (_what, limits, content, message) => {
    const operation = service.operations.get('Op')!;
    const bounded = operationCodec(
      service,
      { ...operation, limits },
      { ...exact, limits: { totalBytes: 1e9, textBytes: 1e9 } },
    );
    for (const size of [64, 10_000]) {
      expect(await outcomeOf(bounded.decode(inPieces(answer(content), size)))).toContain(message);
      expect(await outcomeOf(bounded.decodeItems(inPieces(answer(content), size)))).toContain(message);
      expect(await outcomeOf(codecWith().decode(inPieces(answer(content), size)))).toMatch(/^\{/);
    }
  });

  test('of what comes before the answer', async () => {
    const codec = codecWith({ ...exact, limits: { preludeBytes: 2000 } });
    const late = Buffer.from(` ${' '.repeat(4000)}${answer('').toString()}`);
    expect(await outcomeOf(codec.decode(inPieces(late, 100)))).toContain('upstream-oversized');
  });

  test('of learned tags changes nothing but the speed', async () => {
    const codec = codecWith({ ...exact, limits: { learnedTags: 2 } });
    const text = await textOf(codec.decode(inPieces(answer(manyRows(30)), 50)));
    expect((JSON.parse(text) as { row: unknown[] }).row).toHaveLength(30);
  });
});

test.each([
  ['s:int', '2147483647'],
  ['s:double', '1.50'],
  ['s:boolean', 'true'],
  ['s:unsignedByte', '100'],
])('of an answer that is one %s nothing is written before all of it is known', async (type, text) => {
  const schema = wrappers('Op', '', `<s:element name="r" type="${type}"/>`);
  const lone = compileService({ operations: ['Op'], schema });
  const codec = operationCodec(lone, lone.operations.get('Op')!, friendly);
  const whole = Buffer.from(envelope(`<OpResponse xmlns="urn:test"><r>${text}</r></OpResponse>`));
  for (const size of [1, 5, 10_000]) {
    expect(await outcomeOf(codec.decode(inPieces(whole, size)))).toBe(text);
    for (let end = whole.length - 1; end > 0; end -= 3) {
      const pieces: Uint8Array[] = [];
      const read = async (): Promise<void> => {
        for await (const piece of codec.decode(inPieces(whole.subarray(0, end), size))) pieces.push(piece);
      };
      await expect(read()).rejects.toThrow(/^upstream-(?:truncated|invalid-xml)/);
      expect(pieces).toEqual([]);
    }
  }
});

describe('items as lines', () => {
  const getUser = serviceAndOperation(contract, 'ConfigService', 'GetSecurityRole');
  const role = '<x><wmSecurityRoleId>1</wmSecurityRoleId><wmName>a</wmName></x>';

  test.each([0, 1, 3])('are the items of the only list: %i', async (count) => {
    const text = await textOf(codecWith().decodeItems(inPieces(answer(manyRows(count)), 30)));
    const lines = Array.from({ length: count }, (_, id) => `{"id":${id},"text":"row ${id}"}\n`);
    expect(text).toBe(lines.join(''));
  });

  test('are the items of a holder, of both of its arrays', async () => {
    const holder = `<objectArrayNSizeIs>0</objectArrayNSizeIs><objectShortArrayNSizeIs>2</objectShortArrayNSizeIs>${role.replaceAll('x>', 'objectShortArray>').repeat(2)}`;
    const xml = `<GetSecurityRoleResponse xmlns="urn:WFMConfigService850"><return>${holder}</return></GetSecurityRoleResponse>`;
    const codec = operationCodec(...getUser, friendly);
    const oddities = noOddities();
    const text = await textOf(codec.decodeItems(inPieces(Buffer.from(envelope(xml)), 20), oddities));
    const whole = (await codec.decodeValue(inPieces(Buffer.from(envelope(xml)), 20))) as { items: unknown[] };
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(whole.items);
    expect(whole.items).toHaveLength(2);
    expect(oddities).toEqual(noOddities());
  });

  test('of an answer without a list are the answer', async () => {
    const close = serviceAndOperation(contract, 'SessionService', 'CloseSession');
    const xml = envelope('<CloseSessionResponse xmlns="urn:WFMSessionService800"/>');
    const text = await textOf(operationCodec(...close, friendly).decodeItems(inPieces(Buffer.from(xml), 20)));
    expect(text).toBe('{}\n');
  });
});

describe('what the WSDL does not know is refused when it must be', () => {
  test.each([
    ['an element', '<new/>', 'OpResponse/new: is an element that the WSDL does not know'],
    [
      'an attribute',
      '<row new="1"><id>1</id></row>',
      'OpResponse/row/@new: is an attribute that the WSDL does not know',
    ],
    ['text', '<row>x<id>1</id></row>', 'OpResponse/row: text between elements that the WSDL does not know'],
  ])('%s', async (_what, content, message) => {
    const refusing = codecWith({ ...exact, unknown: 'refuse' });
    expect(await outcomeOf(refusing.decode(inPieces(answer(content), 9)))).toContain(message);
    expect(await outcomeOf(codecWith().decode(inPieces(answer(content), 9)))).toMatch(/^\{/);
  });
});
