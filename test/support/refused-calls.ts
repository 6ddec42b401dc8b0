/** What a binding or message can say and the bridge cannot do: also the rows of `docs/wsdl-support.md` that say so. */
import { askMessages, type CallParts } from './wsdl-set.ts';

const body = '<soap:body use="literal"/>';
const typed =
  '<message name="In"><part name="a" type="s:int"/></message><message name="Out"><part name="b" type="s:int"/></message>';

/** Construct, the operation `Call` that uses it, and why it is refused. */
export const refusedCalls: readonly (readonly [construct: string, parts: CallParts, reason: string])[] = [
  ['wsdl:operation, one-way', { port: '<input message="t:In"/>' }, 'a one-way operation in Call'],
  ['wsdl:operation, notification', { port: '<output message="t:Out"/>' }, 'a notification in Call'],
  [
    'wsdl:operation, solicit-response',
    { port: '<output message="t:Out"/><input message="t:In"/>' },
    'a solicit-response operation in Call',
  ],
  ['wsdl:operation without messages', { port: '<documentation/>' }, 'an operation without messages in Call'],
  [
    'several parts in a Body of document style',
    { messages: askMessages.replace('</message>', '<part name="q" element="t:Ask"/></message>') },
    'a message of 2 parts in Call',
  ],
  ['wsdl:part/@type in document style', { messages: typed }, 'a part with a type in document style in Call'],
  [
    'wsdl:part/@element in rpc style',
    { bound: { soap: 'style="rpc"' } },
    'a part without a type in rpc style in Call',
  ],
  [
    'wsdl:part/@name that is no XML name, in rpc style',
    { messages: typed.replace('"a"', '"a b"'), bound: { soap: 'style="rpc"' } },
    'a part called "a b" in Call',
  ],
  [
    'two wsdl:part of one name, in rpc style',
    {
      messages: typed.replace('</message>', '<part name="a" type="s:int"/></message>'),
      bound: { soap: 'style="rpc"' },
    },
    'two parts of one name in Call',
  ],
  ['soap:operation/@style, any other', { bound: { soap: 'style="fancy"' } }, 'style="fancy" in Call'],
  [
    'soap:body/@use="encoded" in document style',
    { bound: { input: '<soap:body use="encoded"/>' } },
    'use="encoded" in document style in Call',
  ],
  [
    'soap:body/@use, any other',
    { messages: typed, bound: { soap: 'style="rpc"', input: '<soap:body use="fancy"/>' } },
    'use="fancy" in rpc style in Call',
  ],
  [
    'soap:body/@encodingStyle, any other',
    {
      messages: typed,
      bound: {
        soap: 'style="rpc"',
        output: '<soap:body use="encoded" encodingStyle="http://www.w3.org/2003/05/soap-encoding"/>',
      },
    },
    'encodingStyle="http://www.w3.org/2003/05/soap-encoding" in Call',
  ],
  [
    'soap:body/@parts of a missing part',
    { bound: { input: '<soap:body parts="p q" use="literal"/>' } },
    'soap:body parts="p q", which its message lacks, in Call',
  ],
  ['soap:body twice', { bound: { input: body + body } }, 'two elements soap:body in Call'],
  [
    'soap:fault instead of soap:body',
    { bound: { input: '<soap:fault name="f" use="literal"/>' } },
    'soap:fault in Call',
  ],
  [
    'mime:multipartRelated',
    { bound: { output: `<mime:multipartRelated><mime:part>${body}</mime:part></mime:multipartRelated>` } },
    'mime:multipartRelated in Call',
  ],
  ['mime:content', { bound: { input: '<mime:content type="image/png"/>' } }, 'mime:content in Call'],
  ['http:urlReplacement', { bound: { input: '<http:urlReplacement/>' } }, 'http:urlReplacement in Call'],
  ['mime:mimeXml', { bound: { output: '<mime:mimeXml part="p"/>' } }, 'mime:mimeXml in Call'],
  [
    'dime:message',
    {
      bound: {
        input: `<dime:message xmlns:dime="http://schemas.xmlsoap.org/ws/2002/04/dime/wsdl/"/>${body}`,
      },
    },
    'dime:message in Call',
  ],
  [
    'soap:header, more than 100',
    { bound: { input: '<soap:header message="t:In" part="h"/>'.repeat(101) } },
    'more than 100 headers in Call',
  ],
  ['http:urlEncoded', { bound: { input: '<http:urlEncoded/>' } }, 'http:urlEncoded in Call'],
  [
    'unknown extension with wsdl:required',
    { bound: { input: `<x:odd wsdl:required="true"/>${body}` } },
    '{urn:foreign}odd with wsdl:required in Call',
  ],
  [
    'wsdl:message that is missing',
    { port: '<input message="t:Gone"/><output message="t:Out"/>' },
    'the message {urn:test}Gone, which is not defined, in Call',
  ],
  [
    'wsdl:input without a message',
    { port: '<input/><output message="t:Out"/>' },
    'a message without a name in Call',
  ],
  [
    'a prefix that nobody declared',
    { port: '<input message="q:In"/><output message="t:Out"/>' },
    'the prefix q is not declared in Call',
  ],
  [
    'element that is missing',
    { messages: askMessages.replace('t:Ask', 't:Gone') },
    'the element {urn:test}Gone, which is not defined, in Call',
  ],
  [
    'element/@abstract as a message',
    {
      schema: '<s:element name="Abs" abstract="true" type="s:int"/>',
      messages: askMessages.replace('t:Ask', 't:Abs'),
    },
    'the abstract element {urn:test}Abs in Call',
  ],
  [
    'type that is missing',
    { messages: typed.replace('s:int', 't:Gone'), bound: { soap: 'style="rpc"' } },
    'the type {urn:test}Gone, which is not defined, in Call',
  ],
];
