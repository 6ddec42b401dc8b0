/** WSDL 1.1 → its services with their operations, as the document says them; types and conventions come later. */
import { attributeOf } from '../../xml/document.ts';
import type { ContractFiles } from '../contract-files.ts';
import type { Evidence } from '../evidence.ts';
import type { PortModel } from '../service-model.ts';
import { documentationOf, readDefinitions, type Definition, type Definitions } from './wsdl-definitions.ts';
import { readOperations, type WsdlOperation } from './wsdl-operation.ts';
import { readPorts } from './wsdl-port.ts';

export interface WsdlService {
  readonly name: string;
  readonly namespace: string;
  readonly evidence: Evidence;
  readonly ports: readonly PortModel[];
  readonly problems: readonly string[];
  /** Each name once. */
  readonly operations: readonly WsdlOperation[];
}

export interface WsdlServices extends Pick<Definitions, 'schemas' | 'resolveSchema'> {
  readonly services: readonly WsdlService[];
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Operations of different ports that share a name take that of their port with it, all of them. */
function apart(ports: readonly (readonly WsdlOperation[])[]): readonly WsdlOperation[] {
  const inPorts = countsOf(ports.flatMap((operations) => [...new Set(operations.map(({ name }) => name))]));
  return ports
    .flat()
    .map((operation) =>
      (inPorts.get(operation.name) ?? 0) > 1
        ? { ...operation, name: `${operation.port}_${operation.name}` }
        : operation,
    );
}

/** What still shares a name could not be called by it: one of them stays, to say so. */
function eachOnce(operations: readonly WsdlOperation[]): readonly WsdlOperation[] {
  const counts = countsOf(operations.map(({ name }) => name));
  const kept = new Map<string, WsdlOperation>();
  for (const operation of operations) {
    const { name } = operation;
    if (kept.has(name)) continue;
    const isRefused = typeof operation.exchange === 'string' || counts.get(name) === 1;
    kept.set(name, isRefused ? operation : { ...operation, exchange: `several operations called ${name}` });
  }
  return [...kept.values()];
}

function readService({ element, namespace }: Definition, definitions: Definitions): WsdlService {
  const { ports, bindings, problems } = readPorts(element, definitions);
  const operations = bindings.map((binding) => readOperations(binding, definitions));
  return {
    name: attributeOf(element, 'name') ?? '',
    namespace,
    evidence: documentationOf(element),
    ports,
    problems,
    operations: eachOnce(apart(operations)),
  };
}

/**
 * Reads the services of one WSDL and the schemas that they see. Throws `invalid-contract` for a file that is not WSDL
 * 1.1 and for an import that is not in the folder.
 */
export function readWsdl(path: string, files: ContractFiles): WsdlServices {
  const definitions = readDefinitions(path, files);
  const services = definitions.services.map((service) => readService(service, definitions));
  return { services, schemas: definitions.schemas, resolveSchema: definitions.resolveSchema };
}
