/** Services with several ports, and ports that are not called. */
import { describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/service-model.ts';
import {
  askAndAnswer,
  askMessages,
  binding,
  boundOperation,
  compileSet,
  definitions,
  httpTransport,
  portOperation,
  refusals,
  schema,
  serviceOf,
  types,
} from '../support/wsdl-set.ts';

const base = types(schema(askAndAnswer)) + askMessages;
const soap12Binding = (name: string, portType: string, operations: string): string =>
  `<binding name="${name}" type="t:${portType}"><soap12:binding ${httpTransport}/>${operations}</binding>`;

/** A document whose service `S` has these ports, with port types P1 (A, B) and P2 (B, C) in bindings of each kind. */
function withPorts(ports: string): string {
  const each = (...names: readonly string[]): string => names.map((name) => portOperation(name)).join('');
  const bound = (...names: readonly string[]): string => names.map((name) => boundOperation(name)).join('');
  const bound12 = (...names: readonly string[]): string =>
    bound(...names)
      .replaceAll('<soap:', '<soap12:')
      .replaceAll('#', '#12-');
  return definitions(
    base +
      `<portType name="P1">${each('A', 'B')}</portType><portType name="P2">${each('B', 'C')}</portType>` +
      binding('B1', 'P1', bound('A', 'B')) +
      soap12Binding('B1x', 'P1', bound12('A', 'B')) +
      binding('B2', 'P2', bound('B', 'C')) +
      binding('Jms', 'P1', bound('A', 'B'), 'transport="urn:jms"') +
      '<binding name="Get" type="t:P1"><http:binding verb="GET"/></binding>' +
      '<binding name="Lost" type="t:Gone"><soap:binding style="document"/></binding>' +
      `<service name="S">${ports}</service>`,
  );
}

const port = (name: string, bindingName: string, content = ''): string =>
  `<port name="${name}" binding="t:${bindingName}">${content}</port>`;

function actions(service: Service): Readonly<Record<string, string>> {
  return Object.fromEntries([...service.operations].map(([name, { soapAction }]) => [name, soapAction]));
}

describe('several wsdl:port elements of one portType', () => {
  test.each([
    ['SOAP 1.1 first', port('One', 'B1') + port('Two', 'B1x'), '1.1', '#A'],
    ['SOAP 1.2 first', port('Two', 'B1x') + port('One', 'B1'), '1.2', '#12-A'],
    ['one that is not SOAP first', port('G', 'Get') + port('Two', 'B1x'), '1.2', '#12-A'],
    ['one that is not HTTP first', port('J', 'Jms') + port('One', 'B1'), '1.1', '#A'],
  ])('the first that can be called is: %s', (_what, ports, version, action) => {
    const service = serviceOf(withPorts(ports));
    expect([...service.operations.keys()]).toEqual(['A', 'B']);
    expect(service.operations.get('A')).toMatchObject({ soapVersion: version, soapAction: action });
    expect(service.problems).toEqual([]);
  });

  test('the ports say which of them is used, and why the others are not', () => {
    const { ports } = serviceOf(
      withPorts(port('G', 'Get') + port('One', 'B1') + port('Two', 'B1x') + port('Broken', 'Nowhere')),
    );
    expect(
      ports.map(({ name, soapVersion, used, unusedBecause }) => [name, soapVersion, used, unusedBecause]),
    ).toEqual([
      ['G', undefined, false, 'its binding is not SOAP'],
      ['One', '1.1', true, undefined],
      ['Two', '1.2', false, 'One offers the same operations'],
      ['Broken', undefined, false, 'the binding {urn:test}Nowhere, which is not defined'],
    ]);
  });
});

describe('several wsdl:port elements of different portTypes', () => {
  test('all operations are there; those that share a name have that of their port', () => {
    const service = serviceOf(withPorts(port('One', 'B1') + port('Two', 'B2')));
    expect(actions(service)).toEqual({ A: '#A', One_B: '#B', Two_B: '#B', C: '#C' });
    expect(service.operations.get('Two_B')?.name).toBe('Two_B');
  });

  test('the order of the ports changes no name', () => {
    const service = serviceOf(withPorts(port('Two', 'B2') + port('One', 'B1')));
    expect([...service.operations.keys()].sort()).toEqual(['A', 'C', 'One_B', 'Two_B']);
  });
});

describe('a service without a port that can be called is listed with the problem', () => {
  test.each([
    ['no port', '', ['it has no SOAP port']],
    ['http:binding alone', port('G', 'Get'), ['it has no SOAP port']],
    [
      'a missing binding',
      port('X', 'Nowhere'),
      ['the binding {urn:test}Nowhere, which is not defined in port X', 'it has no SOAP port'],
    ],
    [
      'a missing portType',
      port('X', 'Lost'),
      ['the portType {urn:test}Gone, which is not defined in port X', 'it has no SOAP port'],
    ],
    [
      'a prefix that nobody declared',
      '<port name="X" binding="q:B1"/>',
      ['the prefix q is not declared in port X', 'it has no SOAP port'],
    ],
  ])('%s', (_what, ports, problems) => {
    const service = serviceOf(withPorts(ports));
    expect([service.problems, service.operations.size]).toEqual([problems, 0]);
  });

  test('a broken port beside a good one harms only itself', () => {
    const service = serviceOf(withPorts(port('X', 'Nowhere') + port('One', 'B1')));
    expect([...service.operations.keys()]).toEqual(['A', 'B']);
    expect(service.problems).toEqual(['the binding {urn:test}Nowhere, which is not defined in port X']);
  });
});

test.each([
  ['without what may be secret', 'http://me:pw@host:8080/a?key=1#x', 'http://host:8080/a'],
  ['that is no URL is not kept', 'REPLACE me:pw@host', undefined],
])('the address of soap:address %s', (_what, location, address) => {
  const service = serviceOf(withPorts(port('One', 'B1', `<soap:address location="${location}"/>`)));
  expect(service.ports[0]?.address).toBe(address);
});

test('several wsdl:service elements of one document are services of their own', () => {
  const text = withPorts(port('One', 'B1')).replace(
    '</definitions>',
    `<service name="T">${port('Two', 'B2')}</service></definitions>`,
  );
  const { services } = compileSet({ 'test.wsdl': text });
  expect(services.map((service) => [service.name, ...service.operations.keys()])).toEqual([
    ['S', 'A', 'B'],
    ['T', 'B', 'C'],
  ]);
});

test('services and operations may be called like members of every object', () => {
  const text = definitions(
    base +
      `<portType name="P">${portOperation('__proto__')}${portOperation('constructor')}</portType>` +
      binding('B', 'P', boundOperation('__proto__') + boundOperation('constructor')) +
      '<service name="toString"><port name="__proto__" binding="t:B"/></service>',
  );
  const service = serviceOf(text, 'toString');
  expect([...refusalEntries(service)]).toEqual([
    ['__proto__', undefined],
    ['constructor', undefined],
  ]);
  expect(service.operations.get('constructor')?.safety).toBe('destructive');
});

function refusalEntries(service: Service): readonly (readonly [string, string | undefined])[] {
  return [...service.operations].map(([name, { unsupported }]) => [name, unsupported]);
}

describe('overloads', () => {
  const message = (name: string, element: string): string =>
    `<message name="${name}"><part name="p" element="t:${element}"/></message>`;
  /** Two operations `Find` in port type and binding, with these names of their inputs. */
  const overloaded = (inPortType: readonly string[], inBinding: readonly string[] = inPortType): string => {
    const named = (name: string): string => (name === '' ? '' : ` name="${name}"`);
    const abstracts = inPortType.map((name, index) =>
      portOperation('Find', `<input${named(name)} message="t:In${index}"/><output message="t:Out"/>`),
    );
    const bound = inBinding.map((name, index) =>
      boundOperation('Find')
        .replace('<input>', `<input${named(name)}>`)
        .replace('#Find', `#${index}`),
    );
    return definitions(
      types(schema(askAndAnswer)) +
        askMessages +
        message('In0', 'Ask') +
        message('In1', 'Answer') +
        `<portType name="P">${abstracts.join('')}${portOperation('Even')}</portType>` +
        binding('B', 'P', bound.join('') + boundOperation('Even')) +
        '<service name="S"><port name="One" binding="t:B"/></service>',
    );
  };

  test('whose wsdl:input names differ are called after them', () => {
    const service = serviceOf(overloaded(['byId', 'byName'], ['byName', 'byId']));
    expect(refusals(service)).toEqual({ Find_byName: undefined, Find_byId: undefined, Even: undefined });
    expect(
      [...service.operations.values()]
        .slice(0, 2)
        .map(({ request, soapAction }) => [request.name, soapAction]),
    ).toEqual([
      ['{urn:test}Answer', '#0'],
      ['{urn:test}Ask', '#1'],
    ]);
  });

  test('of which one leaves its name out is told by the default name', () => {
    const service = serviceOf(overloaded(['', 'byName'], ['FindRequest', 'byName']));
    expect(refusals(service)).toEqual({
      Find_FindRequest: undefined,
      Find_byName: undefined,
      Even: undefined,
    });
  });

  test.each([
    ['without names', ['', '']],
    ['of one name', ['by', 'by']],
  ])('%s are refused', (_what, names) => {
    expect(refusals(serviceOf(overloaded(names)))).toEqual({
      Find: 'overloads that their input names do not tell apart in Find',
      Even: undefined,
    });
  });

  test('whose new name is taken are refused with the operation that has it', () => {
    const text = overloaded(['byId', 'byName'])
      .replace('<portType name="P">', `<portType name="P">${portOperation('Find_byId')}`)
      .replace('</binding>', `${boundOperation('Find_byId')}</binding>`);
    expect(refusals(serviceOf(text))).toEqual({
      Find_byId: 'several operations called Find_byId',
      Find_byName: undefined,
      Even: undefined,
    });
  });
});
