/** What `wfm-bridge contract` says about a compiled contract, as a value and as text. */
import { evidenceLabels } from '../contract/evidence.ts';
import { safetyClasses } from '../contract/safety.ts';
import type { Operation, PortModel, Service, ServiceModel } from '../contract/service-model.ts';
import type { SoapVersion } from '../xml/names.ts';

export interface OperationReport {
  readonly name: string;
  readonly safety: string;
  /** Label of what the operation's description rests on. */
  readonly evidence: string;
  readonly soapVersion: SoapVersion;
  /** Construct and place that it is refused for; null when it can be called. */
  readonly refused: string | null;
}

export interface PortReport {
  readonly name: string;
  readonly used: boolean;
  readonly soapVersion: SoapVersion | null;
  /** Without user, password and query. */
  readonly address: string | null;
  readonly unusedBecause: string | null;
}

export interface ServiceReport {
  readonly name: string;
  readonly wsdlName: string;
  readonly version: number | null;
  readonly namespace: string;
  readonly file: string;
  readonly ports: readonly PortReport[];
  readonly operations: readonly OperationReport[];
  readonly problems: readonly string[];
}

export interface Problem {
  readonly service: string;
  /** null when it is about the service. */
  readonly operation: string | null;
  readonly problem: string;
}

type Counts = Readonly<Record<string, number>>;

/** The shape of `--json`. Properties may be added; none is renamed or removed. */
export interface ContractReport {
  readonly services: readonly ServiceReport[];
  readonly summary: {
    readonly services: number;
    readonly operations: number;
    readonly refused: number;
    /** Operations by class and by label; those without any are left out. */
    readonly safety: Counts;
    readonly evidence: Counts;
  };
  /** Everything that is refused, in the order of the services. Empty when all compiled. */
  readonly problems: readonly Problem[];
}

function portReport({ name, used, soapVersion, address, unusedBecause }: PortModel): PortReport {
  return {
    name,
    used,
    soapVersion: soapVersion ?? null,
    address: address ?? null,
    unusedBecause: unusedBecause ?? null,
  };
}

function operationReport(operation: Operation): OperationReport {
  const { name, safety, evidence, soapVersion, unsupported } = operation;
  return { name, safety, evidence: evidence.label, soapVersion, refused: unsupported ?? null };
}

function serviceReport(service: Service): ServiceReport {
  const { name, wsdlName, version, namespace, file, problems } = service;
  return {
    name,
    wsdlName,
    version: version ?? null,
    namespace,
    file,
    ports: service.ports.map(portReport),
    operations: [...service.operations.values()].map(operationReport),
    problems,
  };
}

function problemsOf({ name, operations, problems }: ServiceReport): Problem[] {
  return [
    ...problems.map((problem) => ({ service: name, operation: null, problem })),
    ...operations.flatMap((operation) =>
      operation.refused === null
        ? []
        : [{ service: name, operation: operation.name, problem: operation.refused }],
    ),
  ];
}

function countsOf(names: readonly string[], values: readonly string[]): Counts {
  const counted = names.map((name) => [name, values.filter((value) => value === name).length] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

export function contractReport(model: ServiceModel): ContractReport {
  const services = model.services.map(serviceReport);
  const operations = services.flatMap((service) => service.operations);
  const safety = operations.map((operation) => operation.safety);
  const evidence = operations.map((operation) => operation.evidence);
  return {
    services,
    summary: {
      services: services.length,
      operations: operations.length,
      refused: operations.filter(({ refused }) => refused !== null).length,
      safety: countsOf(safetyClasses, safety),
      evidence: countsOf(evidenceLabels, evidence),
    },
    problems: services.flatMap(problemsOf),
  };
}

function countsText(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function portText({ name, used, soapVersion, address, unusedBecause }: PortReport): string {
  const version = soapVersion === null ? '' : `, SOAP ${soapVersion}`;
  const at = address === null ? '' : `, ${address}`;
  return `  port ${name}${version}${at}: ${used ? 'used' : `not used, ${unusedBecause ?? ''}`}`;
}

function serviceText({ name, namespace, file, ports, operations }: ServiceReport): string[] {
  return [
    `${name} (${file}, ${namespace})`,
    ...ports.map(portText),
    ...operations.map(({ name: operation, safety, evidence, refused }) =>
      refused === null ? `  ${operation}: ${safety}, ${evidence}` : `  ${operation}: refused`,
    ),
  ];
}

function problemText({ service, operation, problem }: Problem): string {
  return `refused: ${service}${operation === null ? '' : `.${operation}`}: ${problem}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Lines for people: each service with its ports and operations, then what is refused, then the numbers. */
export function contractText({ services, summary, problems }: ContractReport): readonly string[] {
  return [
    ...services.flatMap(serviceText),
    ...problems.map(problemText),
    `${plural(summary.services, 'service')}, ${plural(summary.operations, 'operation')}, ${summary.refused} refused`,
    ...(summary.operations === 0
      ? []
      : [`safety: ${countsText(summary.safety)}`, `evidence: ${countsText(summary.evidence)}`]),
  ];
}
