/** What the fast path has learned never shows: rows in any order of forms are read as if each were the first. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import { envelope, exact, friendly } from '../support/codec-calls.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const element = (name: string, type: string, more = ''): string =>
  `<s:element name="${name}" type="${type}" ${more}/>`;
const optional = 'minOccurs="0"';
const maybeNil = 'minOccurs="0" nillable="true"';
const many = 'minOccurs="0" maxOccurs="unbounded"';

const schema =
  `<s:complexType name="Part"><s:sequence>${element('code', 's:string')}${element('weight', 's:double', optional)}` +
  `</s:sequence></s:complexType>` +
  `<s:complexType name="Row"><s:sequence>${element('id', 's:int')}${element('name', 's:string', maybeNil)}` +
  `${element('size', 's:double', maybeNil)}${element('part', 't:Part', many)}${element('tag', 's:string', many)}` +
  `${element('on', 's:boolean')}${element('day', 's:date', maybeNil)}${element('row', 't:Row', many)}</s:sequence>` +
  `<s:attribute name="kind" type="s:string"/><s:attribute name="version" type="s:int" use="required"/></s:complexType>` +
  wrappers('Op', '', element('row', 't:Row', many) + element('part', 't:Part', many));
const service = compileService({ operations: ['Op'], schema });
const operation = service.operations.get('Op')!;

/** Mostly the first, so that runs are learned; at times another form, so that they end; rarely what breaks the rules. */
const mostly = (
  usual: string,
  others: readonly string[],
  wrong: readonly string[] = [],
): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 300, arbitrary: fc.constant(usual) },
    ...others.map((other) => ({ weight: 30, arbitrary: fc.constant(other) })),
    ...wrong.map((other) => ({ weight: 1, arbitrary: fc.constant(other) })),
  );

/** `?` stands for the prefix and what it is followed by. */
const part = fc
  .tuple(
    mostly('<?part>', ['<?part >', '<?part version="1">', '<?part xmlns:q="urn:test">']),
    mostly('<?code>c</?code>', ['<?code/>', '<?code>&lt;"\\</?code>'], ['', '<?code xsi:nil="true"/>']),
    mostly(
      '<?weight>1.5</?weight>',
      [''],
      ['<?weight>x</?weight>', '<?weight>1</?weight><?weight>2</?weight>'],
    ),
    mostly('</?part>', ['</?part >', '\n</?part>', '<?other/></?part>'], ['</part>']),
  )
  .map((pieces) => pieces.join(''));

const nils = '<?size xsi:nil="true"/>';
const inner: fc.Arbitrary<string> = fc
  .tuple(
    mostly('<?row kind="k" version="7">', ['<?row version="7">', '<?row version="7" kind="k">']),
    mostly('', ['<!-- c -->', ' ', 'text']),
    mostly('<?id>1</?id>', ['<?id>007</?id>'], ['', '<?id xsi:nil="true"/>']),
    mostly('<?name>n</?name>', [
      '<?name xsi:nil="true"/>',
      '',
      '<?name><![CDATA[<]]></?name>',
      '<q:name>n</q:name>',
    ]),
    mostly('<?size>2.50</?size>', ['', nils], [nils + nils, `<?size>1</?size>${nils}`]),
    fc.oneof(
      fc.constant(''),
      fc.array(part, { maxLength: 3 }).map((parts) => parts.join('')),
    ),
    mostly('', ['<?tag>a</?tag><?tag>b</?tag>']),
    mostly('<?on>true</?on>', ['<?on>0</?on>', '<?on>false</?on>'], ['<?on></?on>', '']),
    mostly(
      nils.replace('size', 'day'),
      ['<?day>2026-01-05</?day>', '', '<?new>1</?new>'],
      ['<?day>2026-02-30</?day>'],
    ),
    mostly('', ['<?row kind="k" version="8"><?id>2</?id><?on>true</?on></?row>']),
    mostly('</?row>', ['\n  </?row>', '</?row >'], ['</?part>', '']),
  )
  .map((pieces) => pieces.join(''));

const starts = mostly(
  '',
  ['<?row kind="a&amp;b" version="7"><?id>3</?id><?on>1</?on></?row>'],
  ['<?row version="7"/>', '<?row kind="k" version="x">', '<?row kind="k">'],
);
const rows = fc
  .tuple(
    mostly('t:', ['u:', ''], ['q:']),
    fc.array(fc.tuple(starts, inner, mostly('', ['t:', 'u:'])), { minLength: 2, maxLength: 12 }),
  )
  .map(([usual, list]) =>
    list
      .map(([start, row, prefix]) => (start + row).replaceAll('?', prefix === '' ? usual : prefix))
      .join(''),
  );

const answerOf = (content: string): Buffer =>
  Buffer.from(
    envelope(
      `<OpResponse xmlns="urn:test" xmlns:t="urn:test" xmlns:u="urn:test" xmlns:q="urn:other" ` +
        `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</OpResponse>`,
    ),
  );

describe.each<[string, CodecOptions]>([
  ['friendly', friendly],
  ['exact', exact],
])('%s', (_, options) => {
  const experienced = operationCodec(service, operation, options);

  test('rows read by a decoder that knows many are what the general path makes of them', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(7, 100, 65_536), async (content, size) => {
        const bytes = answerOf(content);
        const fresh = operationCodec(service, operation, options);
        // A decoder that gets one byte at a time never sees a whole element at once.
        const expected = await outcomeOf(fresh.decode(inPieces(bytes, 1)));
        expect(await outcomeOf(experienced.decode(inPieces(bytes, size)))).toBe(expected);
        expect(await outcomeOf(experienced.decode(inPieces(bytes, 65_536)))).toBe(expected);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 400) },
    );
  });
});
