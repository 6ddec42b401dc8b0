/** The schemas of requests and answers against the codec, construct by construct: it takes, refuses and writes what they say. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { serviceAndOperation } from '../support/contract.ts';
import { component, judgeOf, openApiOf } from '../support/openapi-document.ts';
import { compileWsdl, wrappers, wsdlText } from '../support/wsdl-text.ts';
import { constructRows } from './construct-rows.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

describe.each(constructRows)(
  '$what',
  ({ types = '', members, good, bad, profile = 'friendly', conventions }) => {
    // Something beside it in the answer, so that it keeps its wrapper.
    const schema =
      types + wrappers('A', members, `${members}<s:element name="z" type="s:int" minOccurs="0"/>`);
    const model = compileWsdl(wsdlText({ schema, operations: ['A'] }), conventions);
    const document = openApiOf(model, { endpoints: [] });
    const judge = judgeOf(document);
    const name = `TestService100.A.request${profile === 'exact' ? '.exact' : ''}`;
    const found = serviceAndOperation(model, 'TestService', 'A');
    const codec = operationCodec(...found, {
      profile,
      nameProvisionalEnums: true,
    });
    const byCodec = (value: unknown): string => {
      try {
        codec.encode(value);
        return '';
      } catch (reason) {
        return String(reason);
      }
    };
    const bySchema = (value: unknown): string => judge.flaws(component(name), value);

    test.each(good.map((value) => [JSON.stringify(value), value] as const))('takes %s', (_text, value) => {
      expect({ schema: bySchema(value), codec: byCodec(value) }).toEqual({ schema: '', codec: '' });
    });

    test.each(good.map((value) => [JSON.stringify(value), value] as const))(
      'an answer that says %s is as described in both profiles',
      async (_text, value) => {
        const soap = codec.encode(value).replace(/(<\/?(?:\w+:)?)A(?=[ >/])/g, '$1AResponse');
        for (const other of ['friendly', 'exact'] as const) {
          const reader = operationCodec(...found, { profile: other, nameProvisionalEnums: true });
          const answer = await reader.decodeValue(bytesOf(soap));
          const described = component(`TestService100.AResponse${other === 'exact' ? '.exact' : ''}`);
          expect(judge.flaws(described, answer), soap).toBe('');
        }
      },
    );

    test.each(bad.map((value) => [JSON.stringify(value), value] as const))('refuses %s', (_text, value) => {
      expect(bySchema(value)).not.toBe('');
      expect(byCodec(value)).toMatch(/invalid-request/);
    });
  },
);
