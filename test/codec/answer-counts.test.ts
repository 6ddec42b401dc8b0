/** Counts beside arrays, shown or not, and arrays that are not there: what the fast path passes over is never missed. */
import { describe, expect, test } from 'vitest';
import { noOddities, operationCodec, type OperationCodec } from '../../src/codec/operation-codec.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import { envelope, exact, friendly } from '../support/codec-calls.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const element = (name: string, type: string, more = ''): string =>
  `<s:element name="${name}" type="${type}" ${more}/>`;
const optional = 'minOccurs="0"';
const many = 'minOccurs="0" maxOccurs="unbounded"';

/** A row of which the list is counted in a type of its own, and one that has nothing but such a list. */
function serviceOf(countType: string): ReturnType<typeof compileService> {
  const count = (name: string): string =>
    element(
      `${name}NSizeIs`,
      countType.replace(' nil', ''),
      countType.endsWith(' nil') ? `${optional} nillable="true"` : optional,
    );
  const schema =
    `<s:complexType name="Row"><s:sequence>${element('id', 's:int')}${count('tag')}${element('tag', 's:string', many)}` +
    `${count('size')}${element('size', 's:int', many)}${element('end', 's:string', optional)}${element('last', 's:string', optional)}</s:sequence>` +
    `<s:attribute name="kind" type="s:string"/></s:complexType>` +
    `<s:complexType name="Bare"><s:sequence>${count('size')}${element('size', 's:int', many)}</s:sequence></s:complexType>` +
    wrappers(
      'Op',
      '',
      element('rowNSizeIs', 's:int', optional) +
        element('row', 't:Row', many) +
        element('bare', 't:Bare', many),
    );
  return compileService({ operations: ['Op'], schema });
}

const empty = '<row kind="k"><id>1</id><tagNSizeIs>0</tagNSizeIs><sizeNSizeIs>0</sizeNSizeIs></row>';
const full =
  '<row kind="k"><id>1</id><tagNSizeIs>1</tagNSizeIs><tag>a</tag><sizeNSizeIs>2</sizeNSizeIs><size>1</size><size>2</size></row>';
const uncounted = '<row kind="k"><id>1</id></row>';
const ended =
  '<row><id>1</id><tagNSizeIs>0</tagNSizeIs><sizeNSizeIs>0</sizeNSizeIs><end>e</end><last>l</last></row>';
const bare = '<bare><sizeNSizeIs>0</sizeNSizeIs></bare>';

/** What is learned from, and a change to it that must be seen for what it is. */
const changes: readonly [usual: string, from: string, to: string][] = [
  [empty, '<sizeNSizeIs>0<', '<sizeNSizeIs>3<'],
  [empty, '<tagNSizeIs>0<', '<tagNSizeIs>3<'],
  [empty, '<tagNSizeIs>0</tagNSizeIs>', ''],
  [empty, '<sizeNSizeIs>0</sizeNSizeIs>', ''],
  [empty, '<tagNSizeIs>0</tagNSizeIs>', '<tagNSizeIs>0</tagNSizeIs><tagNSizeIs>0</tagNSizeIs>'],
  [empty, '<tagNSizeIs>0</tagNSizeIs>', '<tagNSizeIs>1</tagNSizeIs><tag>a</tag>'],
  [empty, '<sizeNSizeIs>0</sizeNSizeIs>', '<sizeNSizeIs>1</sizeNSizeIs><size>7</size>'],
  [empty, '<sizeNSizeIs>0</sizeNSizeIs>', '<sizeNSizeIs xsi:nil="true"/>'],
  [empty, '<sizeNSizeIs>0</sizeNSizeIs>', '<sizeNSizeIs>x</sizeNSizeIs>'],
  [empty, '<sizeNSizeIs>0</sizeNSizeIs>', '<sizeNSizeIs>0</sizeNSizeIs >'],
  [empty, '<sizeNSizeIs>0</sizeNSizeIs>', '<sizeNSizeIs>0</sizeNSizeIs><!-- c -->'],
  [empty, 'kind="k"', 'kind="&#10;"'],
  [empty, 'kind="k"', 'kind="k\t"'],
  [empty, 'kind="k"', 'more="k"'],
  [empty, '<id>1</id>', ''],
  [empty, '<id>1</id>', '<id>x</id>'],
  [empty, '</row>', '<end>e</end></row>'],
  [empty, empty, uncounted],
  [empty, empty, full],
  [full, full, empty],
  [full, '<tagNSizeIs>1<', '<tagNSizeIs>2<'],
  [full, '<size>2</size>', '<size>2</size><size>3</size>'],
  [uncounted, uncounted, empty],
  [uncounted, '</row>', '<size>1</size></row>'],
  [ended, '<end>e</end>', ''],
  [ended, '<id>1</id>', ''],
  [ended, '<tagNSizeIs>0</tagNSizeIs>', '<tagNSizeIs>1</tagNSizeIs><tag>a</tag>'],
  [ended, '<sizeNSizeIs>0</sizeNSizeIs>', '<size>1</size>'],
  [ended, '<tagNSizeIs>0</tagNSizeIs><sizeNSizeIs>0</sizeNSizeIs>', '<tag>a</tag><size>1</size>'],
  [ended, '<tagNSizeIs>0<', '<tagNSizeIs>1<'],
  [ended, '<end>e<', '<end><![CDATA[e]]><'],
  [bare, bare, '<bare/>'],
  [bare, '0', '1'],
  [bare, bare, empty],
];

const answerOf = (content: string): Buffer =>
  Buffer.from(
    envelope(
      `<OpResponse xmlns="urn:test" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</OpResponse>`,
    ),
  );

/** What a decoder makes of an answer, whole and as lines, with what it notes. */
async function readingOf(codec: OperationCodec, answer: Buffer, size: number): Promise<readonly unknown[]> {
  const noted = noOddities();
  const notedOfLines = noOddities();
  const whole = await outcomeOf(codec.decode(inPieces(answer, size), noted));
  const lines = await outcomeOf(codec.decodeItems(inPieces(answer, size), notedOfLines));
  return [whole, noted, lines, notedOfLines];
}

const countTypes = ['s:int', 's:int nil', 's:unsignedByte', 's:long', 's:decimal', 's:integer'];

describe.each<[string, CodecOptions]>([
  ['friendly', friendly],
  ['exact', exact],
])('%s', (_, options) => {
  describe.each(countTypes)('with counts of %s', (countType) => {
    const service = serviceOf(countType);
    const operation = service.operations.get('Op')!;

    test.each(changes)('%s with %s changed to %s behind some that are as usual', async (row, from, to) => {
      const changed = row.replace(from, to);
      const answer = answerOf(`${row.repeat(5)}${changed}${row.repeat(2)}${changed.repeat(3)}${row}`);
      const codec = operationCodec(service, operation, options);
      await readingOf(codec, answerOf(row.repeat(5)), 65_536);
      // A decoder that gets one byte at a time never sees a whole element at once.
      const expected = await readingOf(operationCodec(service, operation, options), answer, 1);
      expect(await readingOf(codec, answer, 65_536)).toEqual(expected);
    });

    test('arrays that are empty are there, and counts are shown in exact alone', async () => {
      const codec = operationCodec(service, operation, options);
      const value = await codec.decodeValue(
        inPieces(answerOf(`${empty.repeat(2)}${bare.repeat(2)}`), 65_536),
      );
      const shown = JSON.stringify(value);
      expect(shown.match(/"size":\[\]/g)).toHaveLength(4);
      expect(shown.includes('NSizeIs')).toBe(options.profile === 'exact');
    });
  });
});
