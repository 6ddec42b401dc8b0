import type { Evidence } from '../src/contract/evidence.ts';
import { typeOf, type ComplexType, type Service, type ServiceModel } from '../src/contract/service-model.ts';

/** The type of that name; the wrapper of a request is called like its operation. */
function typeNamed(service: Service, name: string): ComplexType | undefined {
  const operation = service.operations.get(name);
  const type =
    operation === undefined
      ? [...service.types.values()].find((known) => known.kind === 'complex' && known.name === name)
      : typeOf(service, operation.request.type);
  return type?.kind === 'complex' ? type : undefined;
}

/**
 * What the knowledge of a member rests on, `CfgSite.wmName` or `GetSite.filter`: in the newest version of its service.
 * `undefined` where no WSDL has it.
 */
export function memberEvidence({ services }: ServiceModel, use: string): Evidence | undefined {
  const [typeName = '', memberName] = use.split('.');
  for (const service of [...services].reverse()) {
    const member = typeNamed(service, typeName)?.members.find(({ name }) => name === memberName);
    if (member !== undefined) return member.evidence;
  }
  return undefined;
}
