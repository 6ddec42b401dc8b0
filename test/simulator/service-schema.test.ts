import { readFileSync } from 'node:fs';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { readServiceSchema } from '../../src/simulator/soap/service-schema.ts';

const session = readFileSync(
  new URL('../../wsdl/SOAPServer/WFMSessionService800.wsdl', import.meta.url),
  'utf8',
);

describe('the schema of a service', () => {
  test('has names, operations, and members in their order', () => {
    const schema = readServiceSchema(session);
    expect([schema.service, schema.port, schema.namespace]).toEqual([
      'WFMSessionService800',
      'WFMSessionService800Soap',
      'urn:WFMSessionService800',
    ]);
    expect([...schema.operations]).toEqual(['OpenSession', 'OpenSessionLogin', 'CloseSession']);
    expect(schema.typeMembers('SessionInfo')).toEqual([
      { name: 'servicesNSizeIs', type: 'int', many: false },
      { name: 'services', type: 'ServiceInfo', many: true },
    ]);
    expect([schema.typeMembers('int'), schema.elementMembers('CloseSession')]).toEqual([undefined, []]);
    schema.dispose();
  });

  test('is complete for each who reads it, whoever has disposed of his own', () => {
    const first = readServiceSchema(session);
    const second = readServiceSchema(session);
    first.dispose();
    const request = XmlDocument.fromString('<CloseSession xmlns="urn:WFMSessionService800"/>');
    const foreign = XmlDocument.fromString('<Nothing xmlns="urn:WFMSessionService800"/>');
    expect(() => second.validate(request.root)).not.toThrow();
    expect(() => second.validate(foreign.root)).toThrow('Nothing');
    for (const held of [second, request, foreign]) held.dispose();
  });

  test.each([
    ['half a file', session.slice(0, 900), 'is not well-formed XML'],
    [
      'a schema that is not valid',
      session.replace('type="s:int"', 'type="s0:Nowhere"'),
      'has a schema that is not valid',
    ],
    [
      'two services',
      session.replace('</definitions>', '<service name="b"/></definitions>'),
      'exactly one /w:definitions/w:service ',
    ],
  ])('is not made of %s', (_what, wsdl, message) => {
    expect(() => readServiceSchema(wsdl)).toThrow(message);
  });
});
