/** WSDL 1.1 and its bindings, construct by construct. */
import { notMet, refused, supported, type SupportSection } from './construct-support.ts';

const messages = 'contract/wsdl-messages.test.ts';
const headers = 'contract/wsdl-headers.test.ts';
const ports = 'contract/wsdl-ports.test.ts';
const refusals = 'contract/wsdl-refusals.test.ts';

const document: SupportSection = {
  title: 'WSDL 1.1: documents',
  rows: [
    ...supported(messages, [
      ['wsdl:definitions', 'wsdl:part with element of complex type is the object of that type'],
    ]),
    ...supported('contract/wsdl-imports.test.ts', [
      ['wsdl:import', 'of the port types'],
      ['wsdl:import in a chain', 'in a chain'],
      ['wsdl:import in a circle', 'in a circle'],
      ['wsdl:import of a schema', 'of a schema'],
      ['wsdl:import without a location', 'without a location'],
      ['wsdl:import from a server, when the file is in the folder', 'from a server, found by its namespace'],
    ]),
    ...supported('contract/wsdl-schemas.test.ts', [
      ['wsdl:types with several schemas', 'between inline schemas, in any order and without a location'],
    ]),
    ...supported(ports, [
      ['wsdl:service, several', 'several wsdl:service elements of one document are services of their own'],
      ['wsdl:port, several of one portType', 'the first that can be called is: %s'],
      [
        'wsdl:port, several of different portTypes',
        'all operations are there; those that share a name have that of their port',
      ],
    ]),
    ...supported('contract/load.test.ts', [
      ['UTF-8 with a byte-order mark', 'UTF-8 with a byte-order mark'],
      ['UTF-16', 'UTF-16, big end first'],
      ['single-byte encodings', 'a declared encoding of single bytes'],
    ]),
    ...supported(refusals, [
      ['wsdl:documentation', 'wsdl:documentation'],
      ['unknown extension', 'an unknown extension'],
    ]),
    ...refused([
      [
        'wsdl:import that is not in the folder (stops the start)',
        '… (namespace …), which it needs, is not in the folder',
      ],
      [
        'wsdl:import that leads out of the folder (stops the start)',
        '… leads out of the folder, where nothing is read',
      ],
      ['a definition that two files have', 'the message …, which is defined twice, in …'],
      ['unknown extension with wsdl:required', '… with wsdl:required in …'],
      ['a DTD (stops the start)', '…: a DTD is not accepted'],
      ['WSDL 2.0 (stops the start)', '…: it is not a WSDL 1.1 document'],
    ]),
    ...notMet([['wsp:Policy and its references', 'what a policy asks for, the server says itself']]),
  ],
};

const operations: SupportSection = {
  title: 'WSDL 1.1: messages and operations',
  rows: [
    ...supported(messages, [
      ['wsdl:message', 'wsdl:part with element of complex type is the object of that type'],
      ['wsdl:message without parts', 'wsdl:message without parts is an empty Body'],
      ['wsdl:part/@element', 'wsdl:part with element of complex type is the object of that type'],
      ['wsdl:part/@element of simple type', 'a bare element of simple type %s becomes a type with a value'],
      [
        'wsdl:part/@type in rpc style',
        'rpc/literal: the wrapper is called like the operation, its members are the unqualified parts',
      ],
      [
        'wsdl:operation, request-response',
        'wsdl:part with element of complex type is the object of that type',
      ],
      ['wsdl:operation/@parameterOrder', 'wsdl:operation parameterOrder says nothing about the wire'],
    ]),
    ...supported(headers, [['wsdl:fault', 'with an element is known with its type']]),
    ...supported(ports, [
      ['wsdl:operation, overloaded', 'whose wsdl:input names differ are called after them'],
      ['wsdl:input/@name', 'of which one leaves its name out is told by the default name'],
    ]),
    ...refused([
      ['wsdl:operation, one-way', 'a one-way operation in …'],
      ['wsdl:operation, notification', 'a notification in …'],
      ['wsdl:operation, solicit-response', 'a solicit-response operation in …'],
      ['wsdl:operation without messages', 'an operation without messages in …'],
      [
        'wsdl:operation, overloaded, inputs of one name',
        'overloads that their input names do not tell apart in …',
      ],
      ['wsdl:message that is missing', 'the message …, which is not defined, in …'],
      ['wsdl:input without a message', 'a message without a name in …'],
      ['several parts in a Body of document style', 'a message of … parts in …'],
      ['wsdl:part/@type in document style', 'a part with a type in document style in …'],
      ['wsdl:part/@element in rpc style', 'a part without a type in rpc style in …'],
      ['wsdl:part/@name that is no XML name, in rpc style', 'a part called "…" in …'],
      ['two wsdl:part of one name, in rpc style', 'two parts of one name in …'],
      ['a prefix that nobody declared', 'the prefix … is not declared in …'],
      ['element that is missing', 'the element …, which is not defined, in …'],
      ['element/@abstract as a message', 'the abstract element … in …'],
      ['type that is missing', 'the type …, which is not defined, in …'],
    ]),
    ...notMet([['wsdl:fault whose message is not one element', 'the fault is passed on like every other']]),
  ],
};

const soap: SupportSection = {
  title: 'The SOAP binding, for SOAP 1.1 and 1.2',
  rows: [
    ...supported(ports, [
      ['soap:binding', 'SOAP 1.1 first'],
      ['soap12:binding', 'SOAP 1.2 first'],
      ['soap:address', 'without what may be secret'],
      [
        'soap:operation/@soapAction',
        'all operations are there; those that share a name have that of their port',
      ],
    ]),
    ...supported(refusals, [
      ['soap:binding/@transport of HTTP', 'a transport %s is HTTP'],
      ['soap12:operation/@soapActionRequired', 'soapActionRequired'],
    ]),
    ...supported(messages, [
      ['soap:binding/@style', 'the style of soap:binding holds where soap:operation says none'],
      [
        'soap:operation/@style',
        'rpc/literal: the wrapper is called like the operation, its members are the unqualified parts',
      ],
      ['soap:body/@use="literal"', 'wsdl:part with element of complex type is the object of that type'],
      ['soap:body/@use="encoded" in rpc style', 'rpc/encoded: parts may be nil, and in answers be left out'],
      [
        'soap:body/@encodingStyle of SOAP 1.1',
        'rpc/encoded with soap:body encodingStyle of SOAP 1.1, alone or in a list',
      ],
      [
        'soap:body/@namespace',
        'rpc/literal: the wrapper is called like the operation, its members are the unqualified parts',
      ],
      ['soap:body/@parts', 'soap:body parts chooses the part; the others are for headers'],
    ]),
    ...supported(headers, [
      ['soap:header of a request', 'of the input is a header of the request, called by its local name'],
      ['soap:header of an answer', 'of the output is not looked at'],
      ['soap:headerfault', 'with soap:headerfault inside is a header all the same'],
      ['soap:fault', 'soap:fault of the binding adds nothing to it'],
    ]),
    ...supported('codec/multiref.test.ts', [
      ['href and id of encoded answers', 'a reference to a simple value, as Axis writes it'],
      ['enc:ref and enc:id of encoded answers', 'the references of SOAP 1.2'],
    ]),
    ...supported('contract/soap-array.test.ts', [
      ['wsdl:arrayType', 'wsdl:arrayType'],
      ['soapenc:Array', 'takes soapenc:Array itself'],
      ['soapenc:string and the other simple types of the encoding', 'takes soapenc:%s, which may be nil'],
    ]),
    ...refused([
      ['soap:binding/@transport, any other', 'transport="…" in …'],
      ['soap:operation/@style, any other', 'style="…" in …'],
      ['soap:body/@use="encoded" in document style', 'use="encoded" in document style in …'],
      ['soap:body/@use, any other', 'use="…" in … style in …'],
      ['soap:body/@encodingStyle, any other', 'encodingStyle="…" in …'],
      ['soap:body/@parts of a missing part', 'soap:body parts="…", which its message lacks, in …'],
      ['soap:header, more than 100', 'more than 100 headers in …'],
      ['soap:body twice', 'two elements soap:body in …'],
      ['soap:fault instead of soap:body', 'soap:fault in …'],
      ['soap:header that cannot be compiled, with wsdl:required', '… in soap:header with wsdl:required in …'],
      ['wsdl:arrayType of several dimensions', 'wsdl:arrayType="…" in …'],
      ['soapenc:Array, extended', 'an extension of soapenc:Array in …'],
    ]),
    ...notMet([['soap:header that cannot be compiled, without wsdl:required', 'requests go without it']]),
  ],
};

const others: SupportSection = {
  title: 'The HTTP and MIME bindings',
  rows: refused([
    ['http:binding (the port is not used)', 'its binding is not SOAP'],
    ['http:urlEncoded', 'http:urlEncoded in …'],
    ['http:urlReplacement', 'http:urlReplacement in …'],
    ['mime:mimeXml', 'mime:mimeXml in …'],
    ['dime:message', 'dime:message in …'],
    ['mime:multipartRelated', 'mime:multipartRelated in …'],
    ['mime:content', 'mime:content in …'],
  ]),
};

export const wsdlConstructs: readonly SupportSection[] = [document, operations, soap, others];
