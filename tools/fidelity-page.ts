/** `docs/fidelity.md`: how much of each WSDL is known, and from where. */
import type { Evidence } from '../src/contract/evidence.ts';
import { operationFidelity, serviceFidelity, type FidelityCounts } from '../src/contract/fidelity.ts';
import type { Service, ServiceModel } from '../src/contract/service-model.ts';

const opening = `# Fidelity: what is known and what is not

<!-- Printed by \`npm run generate\`. Do not edit. -->

The WSDLs in \`wsdl/\` are WFM-API-shaped: they were rebuilt from public traces, because the vendor's own are given to
customers only. Every operation, type and member says what it rests on ([wsdl/README.md](../wsdl/README.md) names the
sources): *evidenced* = read in a program that calls the real API, or in its log; *documented* = named in documentation
or on another public page; *inferred* = reasoned out by analogy, seen nowhere. Items are types and members.

With the genuine files in \`WSDL_DIR\` the same numbers come from \`GET /wfm/v1/services\`, and all of them are *genuine*.
What is evidenced here is a signature, never a number: **every number of every enumeration is invented**, which is why
writes are refused unless \`WFM_PROVISIONAL=allow\` is set.

`;

function cells({ evidenced, documented, inferred }: FidelityCounts): string {
  return `${evidenced} | ${documented} | ${inferred}`;
}

function sum(all: readonly FidelityCounts[]): FidelityCounts {
  const total = { evidenced: 0, documented: 0, inferred: 0, genuine: 0 };
  for (const counts of all) {
    total.evidenced += counts.evidenced;
    total.documented += counts.documented;
    total.inferred += counts.inferred;
    total.genuine += counts.genuine;
  }
  return total;
}

function overview({ services }: ServiceModel): string {
  const found = services.map((service) => ({ name: service.name, ...serviceFidelity(service) }));
  const row = (name: string, operations: FidelityCounts, items: FidelityCounts): string =>
    `| ${name} | ${cells(operations)} | ${cells(items)} |`;
  return [
    '## Services',
    '',
    '| service | operations evidenced | documented | inferred | items evidenced | documented | inferred |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...found.map(({ name, operations, items }) => row(name, operations, items)),
    row('**all**', sum(found.map(({ operations }) => operations)), sum(found.map(({ items }) => items))),
    '',
  ].join('\n');
}

function evidenceText({ label, detail }: Evidence): string {
  return [label, detail]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('|', '\\|');
}

function serviceText(service: Service): string {
  const rows = [...service.operations.values()].map((operation) => {
    const counts = cells(operationFidelity(service, operation));
    return `| \`${operation.name}\` | ${operation.safety} | ${evidenceText(operation.evidence)} | ${counts} |`;
  });
  return [
    `## ${service.name}`,
    '',
    `\`wsdl/${service.file}\` (${evidenceText(service.evidence)}).`,
    '',
    '| operation | safety | evidence | items evidenced | documented | inferred |',
    '|---|---|---|--:|--:|--:|',
    ...rows,
    '',
  ].join('\n');
}

export function fidelityPage(model: ServiceModel): string {
  return `${opening}${[overview(model), ...model.services.map(serviceText)].join('\n')}`;
}
