/** WSDL text → the frozen `ServiceModel`: the schema is interpreted here, once, and the conventions are applied. */
import { BridgeError } from '../error/bridge-error.ts';
import { MessageCompiler } from './compile-message.ts';
import { compileOperation, draftOperation, type OperationContext } from './compile-operation.ts';
import { compileTypes } from './compile-type.ts';
import { ContractFiles, type ContractFile } from './contract-files.ts';
import {
  conventionBook,
  type ConventionBook,
  type Conventions,
  type OperationClasses,
} from './conventions.ts';
import { deepFreeze } from './deep-freeze.ts';
import { reachIn } from './reach.ts';
import { readSchemas, type SchemaSet } from './schema/schema-set.ts';
import type { Service, ServiceModel } from './service-model.ts';
import { serviceNames } from './service-names.ts';
import { readWsdl, type WsdlService } from './wsdl/wsdl.ts';
import { hasService, importedWsdls } from './wsdl/wsdl-definitions.ts';

export interface ContractSource {
  /** WSDLs and schemas of one folder. */
  readonly files: readonly ContractFile[];
  readonly conventions: Conventions;
  readonly operations: OperationClasses;
  /** Path of the one file whose services are wanted, with those of the WSDLs it imports; else those of all WSDLs. */
  readonly only?: string;
}

interface ServiceSource {
  readonly wsdl: WsdlService;
  readonly file: string;
  readonly schemas: SchemaSet;
}

function compileService(
  { wsdl, file, schemas }: ServiceSource,
  source: ContractSource,
  book: ConventionBook,
): Service {
  const names = serviceNames(wsdl.name);
  const messages = new MessageCompiler(schemas);
  const drafts = wsdl.operations.map((operation) => draftOperation(operation, messages));
  const types = compileTypes({ schemas, synthetic: messages.synthetic }, book);
  const context: OperationContext = { names, types, reach: reachIn(types), book, classes: source.operations };
  return {
    name: names.name,
    wsdlName: wsdl.name,
    family: names.family,
    version: names.version,
    namespace: wsdl.namespace,
    file,
    evidence: wsdl.evidence,
    ports: wsdl.ports,
    problems: wsdl.problems,
    types,
    operations: new Map(drafts.map((draft) => [draft.wsdl.name, compileOperation(draft, context)])),
  };
}

function byFamilyAndVersion(a: Service, b: Service): number {
  const order = a.family.localeCompare(b.family, 'en');
  return order === 0 ? (a.version ?? 0) - (b.version ?? 0) : order;
}

function wantedPaths(source: ContractSource, files: ContractFiles): readonly string[] {
  if (source.only !== undefined) return importedWsdls(source.only, files);
  return source.files.map(({ path }) => path).filter((path) => !path.toLowerCase().endsWith('.xsd'));
}

/**
 * Compiles a set of WSDLs. What it cannot do makes the operations that need it `unsupported`, and no others. Throws
 * `invalid-contract` for a file that cannot be read, an import that is not there, or two services of one name.
 */
export function compileContract(source: ContractSource): ServiceModel {
  const book = conventionBook(source.conventions);
  const files = new ContractFiles(source.files);
  const services = wantedPaths(source, files).flatMap((file) => {
    if (!hasService(file, files)) return [];
    const wsdl = readWsdl(file, files);
    const schemas = readSchemas(wsdl.schemas, wsdl.resolveSchema);
    return wsdl.services.map((service) => compileService({ wsdl: service, file, schemas }, source, book));
  });
  services.sort(byFamilyAndVersion);
  const names = new Set<string>();
  const twice = services.find(({ name }) => names.size === names.add(name).size);
  if (twice !== undefined)
    throw new BridgeError('invalid-contract', `two files describe ${twice.name}: ${twice.file} is one`);
  return deepFreeze({ services, validation: source.conventions.validation, enums: book.enums });
}
