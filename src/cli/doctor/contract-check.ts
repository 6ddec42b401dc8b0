import type { Endpoint } from '../../api/endpoint.ts';
import { missingNames, missingUses } from '../../contract/missing-uses.ts';
import type { ServiceModel } from '../../contract/service-model.ts';
import type { ProvisionalMode } from '../../wfm/provisional-policy.ts';
import type { Finding } from './finding.ts';

const step = 'contract';

function mismatches(model: ServiceModel, endpoints: readonly Endpoint[]): Finding[] {
  return endpoints.flatMap((endpoint): Finding[] => {
    const missing = missingUses(model, endpoint.uses);
    if (missing.length === 0) return [];
    const text = `${endpoint.method.toUpperCase()} ${endpoint.path} answers 501 contract-mismatch: the WSDLs lack ${missingNames(missing).join(', ')}`;
    return [{ step, verdict: 'warning', text }];
  });
}

function refused(model: ServiceModel): Finding[] {
  const warning = (text: string): Finding => ({ step, verdict: 'warning', text });
  return model.services.flatMap((service) => [
    ...service.problems.map((problem) => warning(`${service.name}: ${problem}`)),
    ...[...service.operations.values()].flatMap(({ name, unsupported }) =>
      unsupported === undefined
        ? []
        : [warning(`${service.name}.${name} answers 501 unsupported-contract: ${unsupported}`)],
    ),
  ]);
}

/** What of the loaded WSDLs cannot be used, and which enum numbers are guesses. */
export function contractFindings(
  model: ServiceModel,
  endpoints: readonly Endpoint[],
  mode: ProvisionalMode,
): Finding[] {
  const operations = model.services.reduce((sum, service) => sum + service.operations.size, 0);
  const names = model.services.map((service) => service.name).join(', ');
  const provisional = [...model.enums.values()].filter((entry) => entry.provisional);
  const consequence =
    mode === 'allow'
      ? 'writes are allowed all the same'
      : 'writes are refused, and these stay numbers in answers';
  return [
    { step, verdict: 'ok', text: `${model.services.length} services (${names}), ${operations} operations` },
    ...refused(model),
    ...mismatches(model, endpoints),
    ...(provisional.length === 0
      ? []
      : [
          {
            step,
            verdict: 'warning',
            text: `the numbers of ${provisional.length} enums are guesses, ${consequence}: ${provisional.map((entry) => entry.name).join(', ')}`,
          } as const,
        ]),
  ];
}
