/** Values of a friendly request that are written in another form than they are given in. */
import { describe, expect, test } from 'vitest';
import type { Conventions } from '../../src/contract/conventions.ts';
import { zoneOf } from '../../src/time/zone.ts';
import { readDocument, textOf } from '../../src/xml/document.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { encodeBody, flawsOf, friendly } from '../support/codec-calls.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const called = (operation: string): ReturnType<typeof serviceAndOperation> =>
  serviceAndOperation(contract, 'ConfigService', operation);

describe('an enum', () => {
  const deletion = { parentId: 0, objectId: 5, force: true };
  test.each([
    ['its name', 'CFG_USER_OBJECT', '13'],
    ['its number', 13, '13'],
    ['a number that has no name', 99, '99'],
  ])('is accepted by %s', (_name, objectType, text) => {
    expect(encodeBody(called('DeleteCfgObject'), { ...deletion, objectType })).toContain(
      `<n0:objectType>${text}</n0:objectType>`,
    );
  });

  test.each([
    ['an unknown name', 'CFG_MOON_OBJECT', /^a number or one of CFG_BU_OBJECT, CFG_SITE_OBJECT, /],
    ['a name in other letters', 'cfg_user_object', /^a number or one of /],
    ['a name that objects have', 'constructor', /^a number or one of /],
    ['a fraction', 1.5, /^an integer from/],
    ['null', null, /^an integer from/],
  ])('is refused by %s', (_name, objectType, detail) => {
    const [flaw, ...more] = flawsOf(called('DeleteCfgObject'), { ...deletion, objectType });
    expect(more).toEqual([]);
    expect(flaw?.pointer).toBe('/objectType');
    expect(flaw?.detail).toMatch(detail);
  });

  test('that holds for one operation is not mixed up with that of another', () => {
    const agentOrder = { sortMode: { sortMode: 'CFG_AGENT_SORT_LAST_NAME' } };
    expect(encodeBody(called('GetAgent'), agentOrder)).toContain('<n0:sortMode>2</n0:sortMode>');
    expect(flawsOf(called('GetSite'), agentOrder)).toEqual([
      {
        pointer: '/sortMode/sortMode',
        detail: 'a number or one of CFG_SITE_SORT_NONE, CFG_SITE_SORT_NAME is expected',
      },
    ]);
  });

  test('that holds for one operation goes before that of the type', () => {
    const entry = (member: string, number: number): Conventions['enums'][string] => ({
      provisional: false,
      critical: false,
      evidence: '',
      members: [member],
      values: { ONE: number },
    });
    const service = compileService(
      { schema: wrappers('Op', '<s:element name="kind" type="s:int"/>'), operations: ['Op'] },
      { enums: { Wide: entry('Op.kind', 1), Narrow: entry('Op/kind', 2) } },
    );
    expect(encodeBody([service, service.operations.get('Op')!], { kind: 'ONE' })).toContain('<n0:kind>2<');
  });

  test('of a type holds wherever the type is used', () => {
    expect(encodeBody(called('GetTeam'), { details: { infoType: 'CFG_INFO_OBJECT_SHORT' } })).toContain(
      '<n0:infoType>1</n0:infoType>',
    );
  });
});

describe('an OLE date', () => {
  const schema = wrappers(
    'Op',
    '<s:element name="day" type="s:double" minOccurs="0"/><s:element name="at" type="s:double" minOccurs="0"/>',
  );
  const service = compileService(
    { schema, operations: ['Op'] },
    {
      dates: [
        { members: ['Op.day'], form: 'date', none: 0, evidence: '' },
        { members: ['Op.at'], form: 'dateTime', evidence: '' },
      ],
    },
  );
  const op = [service, service.operations.get('Op')!] as const;
  const berlin = { ...friendly, zone: zoneOf('Europe/Berlin') };

  test.each([
    ['a day', { day: '2010-08-01' }, friendly, '<n0:day>40391</n0:day>'],
    ['a day, whatever the zone', { day: '2010-08-01' }, berlin, '<n0:day>40391</n0:day>'],
    ['no day', { day: null }, friendly, '<n0:day>0</n0:day>'],
    ['a day before the epoch of OLE', { day: '1899-12-29' }, friendly, '<n0:day>-1</n0:day>'],
    ['a local time', { at: '2024-01-15T09:15:00' }, friendly, '<n0:at>45306.385416666664</n0:at>'],
    ['a local time of the zone', { at: '2024-01-15T09:15' }, berlin, '<n0:at>45306.385416666664</n0:at>'],
    ['an instant in the zone', { at: '2024-01-15T08:15:00Z' }, berlin, '<n0:at>45306.385416666664</n0:at>'],
    ['an instant in summer', { at: '2024-07-15T07:15:00Z' }, berlin, '<n0:at>45488.385416666664</n0:at>'],
    ['a negative time counts from midnight', { at: '1899-12-29T06:00:00' }, friendly, '<n0:at>-1.25</n0:at>'],
  ])('%s', (_name, input, options, content) => {
    expect(encodeBody(op, input, options)).toBe(`<n0:Op xmlns:n0="urn:test">${content}</n0:Op>`);
  });

  const day = { pointer: '/day', detail: 'a date YYYY-MM-DD is expected' };
  const at = { pointer: '/at', detail: 'a date-time of ISO 8601 is expected' };
  test.each([
    ['a double', { day: 40391 }, friendly, day],
    ['a time where a day belongs', { day: '2010-08-01T10:00' }, friendly, day],
    ['a day no calendar has', { day: '2026-02-30' }, friendly, day],
    ['an instant without a zone to put it in', { at: '2024-01-15T08:15:00Z' }, friendly, at],
    ['null where no number means none', { at: null }, friendly, at],
    ['words', { at: 'tomorrow' }, berlin, at],
  ])('%s is refused', (_name, input, options, flaw) => {
    expect(flawsOf(op, input, options)).toEqual([flaw]);
  });
});

describe('text', () => {
  test.each([
    ['markup', '<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    ['the end of CDATA', ']]>', ']]&gt;'],
    ['a carriage return, which a reader would lose', 'a\r\nb', 'a&#13;\nb'],
    ['quotes and blanks', ' "x"\t', ' "x"\t'],
    ['what is not Latin', 'Žofie 😀', 'Žofie 😀'],
    ['nothing', '', ''],
  ])('%s is escaped so that it comes back', (_name, text, xml) => {
    const body = encodeBody(called('GetSite'), { filter: { cfgSnapshotID: text } });
    const inside = /<n0:cfgSnapshotID>([\s\S]*)<\/n0:cfgSnapshotID>/.exec(body)?.[1];
    expect(inside).toBe(xml);
    expect(textOf(readDocument(`<a>${inside ?? ''}</a>`))).toBe(text);
  });
});

test('null becomes xsi:nil where the schema allows it', () => {
  const schema = wrappers('Op', '<s:element name="a" type="s:int" nillable="true" maxOccurs="3"/>');
  const service = compileService({ schema, operations: ['Op'] });
  expect(encodeBody([service, service.operations.get('Op')!], { a: [1, null] })).toBe(
    '<n0:Op xmlns:n0="urn:test"><n0:a>1</n0:a>' +
      '<n0:a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></n0:Op>',
  );
});
