/** Parts of WSDLs and schemas for tests about sets of files that import each other. */
import { BridgeError } from '../../src/error/bridge-error.ts';
import {
  askAndAnswer,
  askMessages,
  binding,
  boundOperation,
  compileSet,
  portOperation,
  refusals,
  schema,
  types,
} from './wsdl-set.ts';

export const abstractPart = `${askMessages}<portType name="P">${portOperation('Call')}</portType>`;
export const bindingPart = binding('B', 'P', boundOperation('Call'));
export const servicePart = '<service name="S"><port name="One" binding="t:B"/></service>';
export const call = abstractPart + bindingPart + servicePart;
export const inline = types(schema(askAndAnswer));
export const wsdlImport = (location: string, namespace = 'urn:test'): string =>
  `<import namespace="${namespace}" location="${location}"/>`;
export const xsdImport = (location: string | undefined, namespace = 'urn:test'): string =>
  `<s:import namespace="${namespace}"${location === undefined ? '' : ` schemaLocation="${location}"`}/>`;
const root = 'xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test" xmlns:u="urn:other"';
export const xsd = (content: string, namespace: string | undefined = 'urn:test'): string =>
  `<s:schema ${root} elementFormDefault="qualified"${namespace === '' ? '' : ` targetNamespace="${namespace}"`}>${content}</s:schema>`;
/** An empty schema that only imports, as WCF writes it. */
export const importing = (...imports: readonly string[]): string =>
  types(`<s:schema>${imports.join('')}</s:schema>`);

/** Name, file and refusals of each service. */
export function only(
  files: Readonly<Record<string, string>>,
  path?: string,
): readonly (readonly unknown[])[] {
  return compileSet(files, path).services.map((service) => [service.name, service.file, refusals(service)]);
}

export function failureOf(files: Readonly<Record<string, string>>): BridgeError {
  try {
    compileSet(files);
  } catch (reason) {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  }
  throw new Error('the files were accepted');
}
