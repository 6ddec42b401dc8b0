/** Answers: what a real server may do differently without being wrong, and what is wrong. */
import { describe, expect, test } from 'vitest';
import type { Oddities } from '../../src/codec/oddities.ts';
import { noOddities } from '../../src/codec/operation-codec.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { decodeBody, exact, friendly } from '../support/codec-calls.ts';
import { exactXml, type XmlStyle } from '../support/exact-xml.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const getUser = serviceAndOperation(contract, 'ConfigService', 'GetUser');
const user = {
  gswUserId: 7,
  wmUser: '007',
  wmTimezoneId: 1,
  wmBuilderId: 0,
  wmSecurityRoleId: 2,
  gswFirstName: '',
  gswTenantId: 1,
  wmUserSecurityNSizeIs: 2,
  wmUserSecurity: [{ wmSubsystemId: 3 }, { wmSubsystemId: 4 }],
  timestamp: '9223372036854775807',
};
const answer = {
  return: { objectArrayNSizeIs: 1, objectArray: [user], objectShortArrayNSizeIs: 0, objectShortArray: [] },
};

function xml(style: XmlStyle = {}, value: unknown = answer): string {
  return exactXml(getUser[0], getUser[1].response, value, style);
}

describe('an answer in another dress is the same answer', () => {
  test.each<[name: string, body: string]>([
    ['with a default namespace', xml()],
    ['with a prefix', xml({ prefix: 'ns1' })],
    ['with a prefix that the envelope uses too', xml({ prefix: 'e' })],
    ['with its members in the opposite order', xml({ reversed: true })],
    ['with wrapped arrays', xml({ wrapped: true })],
    ['with wrapped arrays in the opposite order', xml({ wrapped: true, reversed: true, prefix: 'a' })],
    [
      'with blanks between the elements',
      xml()
        .replace(/></g, '>\n  <')
        .replace(/\n {2}(?=<\/gswFirstName>)/, ''),
    ],
    ['with comments', xml().replaceAll('><', '><!-- c --><')],
    ['with blanks around numbers', xml().replace('>7<', '>\n 7 <')],
    ['with CDATA', xml().replace('>007<', '><![CDATA[007]]><')],
  ])('%s', async (_name, body) => {
    const oddities = noOddities();
    expect(await decodeBody(getUser, body, exact, oddities)).toEqual(answer);
    expect(oddities).toEqual(noOddities());
  });

  test('attributes that the schema does not know are no data', async () => {
    const body = xml().replace('<objectArray>', '<objectArray xmlns:i="urn:i" i:type="CfgUser" id="1">');
    expect(await decodeBody(getUser, body, exact)).toEqual(answer);
  });
});

describe('the friendly answer', () => {
  test('has no wrapper, no counts, no prefixes, and one list for both arrays of a holder', async () => {
    const both = {
      return: {
        ...answer.return,
        objectShortArrayNSizeIs: 1,
        objectShortArray: [{ gswUserId: 8, wmUser: 'x' }],
      },
    };
    expect(await decodeBody(getUser, xml({}, both))).toEqual({
      items: [
        {
          userId: 7,
          user: '007',
          timezoneId: 1,
          builderId: 0,
          securityRoleId: 2,
          firstName: '',
          tenantId: 1,
          userSecurity: [{ subsystemId: 3 }, { subsystemId: 4 }],
          timestamp: '9223372036854775807',
        },
        { userId: 8, user: 'x' },
      ],
    });
  });

  test('of an operation that returns nothing is an empty object', async () => {
    const close = serviceAndOperation(contract, 'SessionService', 'CloseSession');
    expect(await decodeBody(close, '<CloseSessionResponse xmlns="urn:WFMSessionService800"/>')).toEqual({});
  });

  test('keeps a wrapper of two members, and is null when the only member is missing', async () => {
    const two = '<s:element name="a" type="s:int"/><s:element name="wmB" type="s:int"/>';
    const one = '<s:element name="a" type="s:int" minOccurs="0"/>';
    const schema = wrappers('Two', '', two) + wrappers('One', '', one);
    const service = compileService({ schema, operations: ['Two', 'One'] });
    const op = (
      name: string,
    ): readonly [typeof service, NonNullable<ReturnType<typeof service.operations.get>>] => [
      service,
      service.operations.get(name)!,
    ];
    expect(
      await decodeBody(op('Two'), '<TwoResponse xmlns="urn:test"><a>1</a><wmB>2</wmB></TwoResponse>'),
    ).toEqual({
      a: 1,
      b: 2,
    });
    expect(await decodeBody(op('One'), '<OneResponse xmlns="urn:test"/>')).toBeNull();
  });
});

describe('an oddity is noted and not fatal', () => {
  test.each<[name: string, body: string, oddities: Oddities]>([
    [
      'unknown elements are skipped and counted, with all that is in them',
      xml({ extra: '<new><gswUserId>9</gswUserId></new>' }),
      { unknownElements: 5, countDifferences: [] },
    ],
    [
      'an element of another namespace is unknown',
      xml().replace('<gswUserId>', '<gswUserId xmlns="urn:other">9</gswUserId><gswUserId>'),
      { unknownElements: 1, countDifferences: [] },
    ],
    [
      'a count that is too high',
      xml().replace('<objectArrayNSizeIs>1<', '<objectArrayNSizeIs>3<'),
      { unknownElements: 0, countDifferences: ['GetUserResponse/return/objectArrayNSizeIs'] },
    ],
    [
      'a count inside an item',
      xml().replace('<wmUserSecurityNSizeIs>2<', '<wmUserSecurityNSizeIs>0<'),
      { unknownElements: 0, countDifferences: ['GetUserResponse/return/objectArray/wmUserSecurityNSizeIs'] },
    ],
    [
      'a count that is missing is no difference',
      xml().replace('<objectArrayNSizeIs>1</objectArrayNSizeIs>', ''),
      noOddities(),
    ],
  ])('%s', async (_name, body, expected) => {
    const oddities = noOddities();
    const value = (await decodeBody(getUser, body, friendly, oddities)) as {
      readonly items: readonly object[];
    };
    expect(value.items).toHaveLength(1);
    expect(value.items[0]).toMatchObject({
      userId: 7,
      userSecurity: [{ subsystemId: 3 }, { subsystemId: 4 }],
    });
    expect(oddities).toEqual(expected);
  });

  test.each([
    ['all', ['wmUserSecurity', 'objectArray'], 'GetUserResponse/return/objectArrayNSizeIs'],
    ['of an item', ['wmUserSecurity'], 'GetUserResponse/return/objectArray/wmUserSecurityNSizeIs'],
  ])('arrays that were announced and are not there are noted as lost: %s', async (_name, arrays, place) => {
    const without = (body: string, array: string): string =>
      body.replace(new RegExp(`<${array}>.*</${array}>`, 's'), '');
    const oddities = noOddities();
    await decodeBody(getUser, arrays.reduce(without, xml()), friendly, oddities);
    expect(oddities.lostArray).toBe(place);
  });

  test('of a thousand differing counts ten are noted', async () => {
    const many = {
      return: { objectArrayNSizeIs: 1000, objectArray: Array.from({ length: 1000 }, () => user) },
    };
    const body = xml({}, many).replaceAll('<wmUserSecurityNSizeIs>2<', '<wmUserSecurityNSizeIs>9<');
    const oddities = noOddities();
    await decodeBody(getUser, body, friendly, oddities);
    expect(oddities.countDifferences).toHaveLength(10);
  });

  test('exact shows the count as it came', async () => {
    const body = xml().replace('<objectArrayNSizeIs>1<', '<objectArrayNSizeIs>3<');
    expect(await decodeBody(getUser, body, exact)).toEqual({
      return: { ...answer.return, objectArrayNSizeIs: 3 },
    });
  });
});

describe('what does not match the WSDL is a violation with its place', () => {
  test.each<[name: string, body: string, detail: string]>([
    [
      'a required member that is missing',
      xml().replace('<gswUserId>7</gswUserId>', ''),
      'GetUserResponse/return/objectArray/gswUserId: is missing',
    ],
    ['a whole answer that is missing', xml({}, {}), 'GetUserResponse/return: is missing'],
    [
      'a member that is there twice',
      xml().replace('<wmUser>', '<wmUser>x</wmUser><wmUser>'),
      'GetUserResponse/return/objectArray/wmUser: is there twice',
    ],
    [
      'a word for a number',
      xml().replace('<gswUserId>7<', '<gswUserId>seven<'),
      'GetUserResponse/return/objectArray/gswUserId: an integer from -2147483648 to 2147483647 was expected',
    ],
    [
      'an empty number',
      xml().replace('<gswUserId>7<', '<gswUserId><'),
      'GetUserResponse/return/objectArray/gswUserId: an integer from -2147483648 to 2147483647 was expected',
    ],
    [
      'a number that is too big',
      xml().replace('>9223372036854775807<', '>9223372036854775808<'),
      'GetUserResponse/return/objectArray/timestamp: an integer of 64 bits, as a string so that no digit is lost was expected',
    ],
    [
      'nil where it is not allowed',
      xml().replace(
        '<gswUserId>7<',
        '<gswUserId xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="1"><',
      ),
      'GetUserResponse/return/objectArray/gswUserId: nil, but not nillable',
    ],
    [
      'a word for a count',
      xml().replace('<objectArrayNSizeIs>1<', '<objectArrayNSizeIs>one<'),
      'GetUserResponse/return/objectArrayNSizeIs: an integer from -2147483648 to 2147483647 was expected',
    ],
  ])('%s', async (_name, body, detail) => {
    for (const options of [friendly, exact]) {
      await expect(decodeBody(getUser, body, options)).rejects.toEqual(
        new BridgeError('upstream-contract-violation', detail),
      );
    }
  });

  test('a boolean called like a member of Object is none', async () => {
    const insert = serviceAndOperation(contract, 'ConfigService', 'InsertUser');
    const body =
      '<InsertUserResponse xmlns="urn:WFMConfigService850"><return><success>constructor</success><objectID>1</objectID></return></InsertUserResponse>';
    await expect(decodeBody(insert, body)).rejects.toThrow('success: a boolean was expected');
  });
});
