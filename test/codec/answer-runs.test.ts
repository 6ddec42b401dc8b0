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
  `<s:complexType name="Leaf"><s:sequence>${element('id', 's:int')}${element('name', 's:string', maybeNil)}` +
  `${element('size', 's:double', maybeNil)}${element('on', 's:boolean')}${element('day', 's:date', maybeNil)}` +
  `${element('box', 't:Part', optional)}</s:sequence><s:attribute name="kind" type="s:string"/>` +
  `<s:attribute name="version" type="s:int" use="required"/></s:complexType>` +
  wrappers(
    'Op',
    '',
    element('row', 't:Row', many) + element('leaf', 't:Leaf', many) + element('part', 't:Part', many),
  );
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

/** The end of one and the start of the next are one transition: nothing is to be done in between. */
const leaf: fc.Arbitrary<string> = fc
  .tuple(
    mostly(
      '<?leaf kind="k" version="7">',
      ['<?leaf version="7">', '<?leaf kind="&lt;" version="07">'],
      ['<?leaf>'],
    ),
    mostly('<?id>1</?id>', ['<?id>007</?id>'], ['']),
    mostly('<?name>n</?name>', ['<?name xsi:nil="true"/>', '']),
    mostly('<?size>2.50</?size>', ['', nils], [nils + nils]),
    mostly('<?on>true</?on>', ['<?on>1</?on>'], ['']),
    mostly('', [nils.replace('size', 'day'), '<?day>2026-01-05</?day>'], [nils]),
    mostly('</?leaf>', ['\n  </?leaf>', '</?leaf >'], ['</?part>']),
  )
  .map((pieces) => pieces.join(''));

const starts = mostly(
  '',
  ['<?row kind="a&amp;b" version="7"><?id>3</?id><?on>1</?on></?row>'],
  ['<?row version="7"/>', '<?row kind="k" version="x">', '<?row kind="k">'],
);
const row = fc.tuple(starts, inner).map((pieces) => pieces.join(''));
const listOf = (item: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string][]> =>
  fc.array(fc.tuple(item, mostly('', ['t:', 'u:'])), { maxLength: 12 });
const rows = fc.tuple(mostly('t:', ['u:', ''], ['q:']), listOf(row), listOf(leaf)).map(([usual, ...lists]) =>
  lists
    .flat()
    .map(([item, prefix]) => item.replaceAll('?', prefix === '' ? usual : prefix))
    .join(''),
);

const answerOf = (content: string): Buffer =>
  Buffer.from(
    envelope(
      `<OpResponse xmlns="urn:test" xmlns:t="urn:test" xmlns:u="urn:test" xmlns:q="urn:other" ` +
        `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</OpResponse>`,
    ),
  );

const start = '<t:leaf kind="k" version="7">';
const usual = `${start}<t:id>1</t:id><t:name>n</t:name><t:size>2</t:size><t:on>true</t:on></t:leaf>`;
const withNil = `${start}<t:id>1</t:id><t:name xsi:nil="true"/><t:size>2</t:size><t:on>true</t:on><t:day xsi:nil="true"/></t:leaf>`;
const bare = '<t:part><t:code>c</t:code><t:weight>1</t:weight></t:part>';

const mixed = usual.replace('t:name>n</t:', 'u:name>n</u:');
const boxed = usual.replace('</t:leaf>', '<t:box><t:code>c</t:code></t:box></t:leaf>');

/** Forms of one text, in the place of `n`. */
const texts: readonly string[] = [
  '<![CDATA[<a>&amp;"\\\n\té\u{1F600}]]>',
  'a<![CDATA[b]]>c<![CDATA[d]]>',
  '<![CDATA[]]>',
  'a<![CDATA[]]>',
  '<![CDATA[]]]]>',
  '<![CDATA[a]]]>',
  '<![CDATA[a]]>]>',
  '<![CDATA[a]]>]]>',
  '<![CDATA[a\r\nb\rc]]>',
  '<![CDATA[a\u0001]]>',
  '<![CDATA[a',
  '<![cdata[a]]>',
  '<![CDATA[a]]><t:id>1</t:id>',
  '<!-- c -->n',
  '&quot;&apos;&lt;&gt;&amp;&#65;&#x41;',
  '&quots;',
  '&Amp;',
  '&;',
];

/** What is learned from, and a change to it that must be seen for what it is. */
const changes: readonly [usual: string, from: string, to: string][] = [
  [usual, '<t:name>n</t:name>', '<t:name>n</t:name><t:name>n</t:name>'],
  [withNil, '<t:size>2</t:size>', '<t:size>2</t:size><t:name xsi:nil="true"/>'],
  [withNil, '<t:name xsi:nil="true"/>', '<t:name xsi:nil="true"/><t:name xsi:nil="true"/>'],
  [
    withNil,
    '<t:id>1</t:id><t:name xsi:nil="true"/>',
    '<t:name>n</t:name><t:id>1</t:id><t:name xsi:nil="true"/>',
  ],
  [withNil, '<t:on>true</t:on>', '<t:day>2026-01-05</t:day><t:on>true</t:on>'],
  [usual, ' version="7"', ''],
  [usual, 'version="7"', 'version="x"'],
  [usual, 'version="7"', 'version="007"'],
  [usual, 'kind="k"', 'kind="&#10;"'],
  [usual, 'kind="k"', 'kind="k\t"'],
  [usual, 'kind="k" version="7"', 'version="7" kind="k"'],
  [usual, 'version="7">', 'version="7" version="7">'],
  [usual, start, `${start}<!-- c -->`],
  [usual, start, '<t:leaf kind="k" version="7" >'],
  [usual, start, '<u:leaf kind="k" version="7">'],
  [usual, '</t:leaf>', '</u:leaf>'],
  [usual, '<t:leaf', '<u:leaf xmlns:t="urn:other"'],
  [usual, '<t:leaf', '<t:leaf xmlns:t="urn:other"'],
  [usual, '<t:leaf', '<t:leaf xmlns:u="urn:other"'],
  [usual, '<t:id>', '<u:id>'],
  [usual, '<t:id>1</t:id>', '<u:id>1</u:id>'],
  [usual, '<t:on>true</t:on>', '<u:on>true</u:on>'],
  [usual, '<t:on>true</t:on>', ''],
  [usual, '<t:on>true</t:on>', '<t:on/>'],
  [usual, '<t:id>1</t:id>', '<t:id>x</t:id>'],
  [usual, '<t:id>1</t:id>', '<t:id><![CDATA[1]]></t:id>'],
  ...texts.map((text): [string, string, string] => [usual, '<t:name>n<', `<t:name>${text}<`]),
  [usual, usual, '<t:leaf version="7"/>'],
  [usual, usual, bare],
  [usual, '</t:leaf>', `${bare}</t:leaf>`],
  [usual, '</t:leaf>', `${usual}</t:leaf>`],
  [usual, 'version="7"', 'version="7" other="1"'],
  [usual, '</t:leaf>', '</t:leaf><t:part><t:code>c</t:code></t:part>'],
  [mixed, '<t:leaf', '<t:leaf xmlns:u="urn:other"'],
  [usual, '<t:name>n</t:name>', '<u:name>n</u:name>'],
  [usual, usual, `${mixed}${usual.replace('n</t:name>', 'n</u:name>')}`],
  [boxed, '<t:box>', '<t:box a="1">'],
  [bare, bare, '<t:part/>'],
  [bare, bare, '<t:part xsi:nil="true"/>'],
  [bare, '<t:code>c</t:code>', ''],
  [bare, '<t:weight>1</t:weight>', ''],
  [bare, '<t:part>', '<t:part a="1">'],
];

describe.each<[string, CodecOptions]>([
  ['friendly', friendly],
  ['exact', exact],
])('%s', (_, options) => {
  test.each(changes)('%s with %s changed to %s behind some that are as usual', async (row, from, to) => {
    const changed = row.replace(from, to);
    for (const rows of [
      `${row.repeat(5)}${changed}`,
      `${row.repeat(5)}${changed}${row}${changed.repeat(3)}${row.repeat(2)}`,
    ]) {
      const codec = operationCodec(service, operation, options);
      const bytes = answerOf(rows);
      const expected = await outcomeOf(
        operationCodec(service, operation, options).decode(inPieces(bytes, 1)),
      );
      await outcomeOf(codec.decode(inPieces(answerOf(row.repeat(5)), 65_536)));
      expect(await outcomeOf(codec.decode(inPieces(bytes, 65_536)))).toBe(expected);
    }
  });

  test('large pieces may end anywhere, and so may the answer', async () => {
    const unusual = usual
      .replace('>n<', '><!-- c -->n<')
      .replace('</t:leaf>', '\n <t:new>1</t:new>\n</t:leaf >');
    const bytes = answerOf(`${usual}${withNil}${unusual}`.repeat(40));
    const codec = operationCodec(service, operation, options);
    const fresh = operationCodec(service, operation, options);
    const expected = await outcomeOf(fresh.decode(inPieces(bytes, 1)));
    for (let size = 4096; size < 4700; size += 1)
      expect(await outcomeOf(codec.decode(inPieces(bytes, size)))).toBe(expected);
    const length = 8192 + 600;
    for (let end = 8192; end < length; end += 7) {
      const cut = bytes.subarray(0, end);
      expect(await outcomeOf(codec.decode(inPieces(cut, 4096)))).toContain('upstream-truncated');
      const wrong = Buffer.concat([cut, Buffer.from('</x>')]);
      const reason = await outcomeOf(fresh.decode(inPieces(wrong, 1)));
      expect(await outcomeOf(codec.decode(inPieces(wrong, 65_536)))).toBe(reason);
    }
  });

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
      { numRuns: 200 },
    );
  });
});
