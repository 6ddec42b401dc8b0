/** How much of a contract is known, in numbers: counted from the evidence of its parts. */
import type { QName } from '../xml/names.ts';
import type { Evidence, EvidenceLabel } from './evidence.ts';
import type { ComplexType, Operation, Service } from './service-model.ts';

export const fidelityClasses = ['evidenced', 'documented', 'inferred', 'genuine'] as const;
type FidelityClass = (typeof fidelityClasses)[number];

/** How many were seen in programs, stand in documentation, were reasoned out, or are the vendor's own. */
export type FidelityCounts = Readonly<Record<FidelityClass, number>>;

const classOf: Readonly<Record<EvidenceLabel, FidelityClass>> = {
  code: 'evidenced',
  doc: 'documented',
  page: 'documented',
  inferred: 'inferred',
  genuine: 'genuine',
};

function counted(all: Iterable<Evidence>): FidelityCounts {
  const counts = { evidenced: 0, documented: 0, inferred: 0, genuine: 0 };
  for (const { label } of all) counts[classOf[label]] += 1;
  return counts;
}

/** A type and its members. */
function* itemsOf(type: ComplexType): Generator<Evidence, void, undefined> {
  yield type.evidence;
  for (const { evidence } of type.members) yield evidence;
}

/** The complex types that a request or an answer of the operation may hold, without those derived from them. */
function* reached(
  service: Service,
  { request, response }: Operation,
): Generator<ComplexType, void, undefined> {
  const seen = new Set<QName>();
  const open: QName[] = [request.type, response.type];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const type = service.types.get(name);
    if (seen.has(name) || type?.kind !== 'complex') continue;
    seen.add(name);
    yield type;
    open.push(...type.members.map((member) => member.type));
  }
}

/** Types and members that an operation needs. */
export function operationFidelity(service: Service, operation: Operation): FidelityCounts {
  const types = [...reached(service, operation)];
  return counted(types.flatMap((type) => [...itemsOf(type)]));
}

export interface ServiceFidelity {
  readonly operations: FidelityCounts;
  /** Types and members. */
  readonly items: FidelityCounts;
}

export function serviceFidelity(service: Service): ServiceFidelity {
  const types = [...service.types.values()].filter((type) => type.kind === 'complex');
  return {
    operations: counted([...service.operations.values()].map(({ evidence }) => evidence)),
    items: counted(types.flatMap((type) => [...itemsOf(type)])),
  };
}
