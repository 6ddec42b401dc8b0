/** `docs/coverage.md`: where each field of the answers in Genesys Cloud's words comes from. */
import { cloudEndpoints } from '../src/api/cloud/endpoints.ts';
import { fieldSources } from '../src/api/cloud/field-sources.ts';
import type { FieldSource } from '../src/api/cloud/parts/field-source.ts';
import type { Endpoint } from '../src/api/endpoint.ts';
import type { ServiceModel } from '../src/contract/service-model.ts';
import { answerFields, type AnswerField } from './answer-fields.ts';
import { memberEvidence } from './member-evidence.ts';

const opening = `# Coverage: what WFM 8.5 answers in Genesys Cloud's words

<!-- Printed by \`npm run generate\`. Do not edit. -->

Every field that the operations under \`/api/v2/workforcemanagement\` describe, and where it comes from: from a member of
WFM's WSDLs, with what the knowledge of that member rests on ([fidelity.md](fidelity.md) explains the labels), or made by
the bridge. What WFM 8.5 cannot answer is **absent** from the answer, never null and never invented. \`[]\` stands for each of
a list, \`{}\` for each of a map. Fields of absent fields are not listed. [dictionary.md](dictionary.md) has the words.

`;

interface Coverage {
  readonly endpoint: Endpoint;
  readonly fields: readonly AnswerField[];
}

function isOf(kind: 'from' | 'made' | 'absent'): (field: AnswerField) => boolean {
  return ({ source }) => source !== undefined && kind in source;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function overview(all: readonly Coverage[]): string {
  const rows = all.map(({ endpoint: { method, path, operationId }, fields }) => {
    const counts = (['from', 'made', 'absent'] as const).map((kind) => fields.filter(isOf(kind)).length);
    return `| [\`${method.toUpperCase()} ${path}\`](#${operationId.toLowerCase()}) | ${counts.join(' | ')} |`;
  });
  return ['| operation | from WFM | made | absent |', '|---|--:|--:|--:|', ...rows, ''].join('\n');
}

function membersOf(from: string): readonly string[] {
  return from.split(' ');
}

function sourceText(source: FieldSource): string {
  if ('made' in source) return `made by the bridge: ${source.made}`;
  if ('absent' in source) return `**absent**: ${source.absent}`;
  const members = membersOf(source.from).map((member) => `\`${member}\``);
  return `${members.join(', ')}${source.how === undefined ? '' : `: ${source.how}`}`;
}

function evidenceText(model: ServiceModel, source: FieldSource): string {
  if (!('from' in source)) return '';
  const texts = membersOf(source.from).map((member) => {
    const evidence = memberEvidence(model, member);
    if (evidence === undefined) throw new Error(`no WSDL has ${member}`);
    const { label, detail } = evidence;
    return detail === '' || detail.startsWith(',') ? `${label}${detail}` : `${label} ${detail}`;
  });
  return [...new Set(texts)].join('; ');
}

function operationText(model: ServiceModel, { endpoint, fields }: Coverage): string {
  const rows = fields.map(({ path, source }) => {
    if (source === undefined)
      throw new Error(`nobody says where ${path} of ${endpoint.operationId} comes from`);
    return `| \`${path}\` | ${cell(sourceText(source))} | ${cell(evidenceText(model, source))} |`;
  });
  const { operationId, method, path, summary } = endpoint;
  return [
    `## ${operationId}`,
    '',
    `\`${method.toUpperCase()} ${path}\`: ${summary}.`,
    '',
    '| field | source | evidence |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Throws where a field has no source or a source names a member that no WSDL has. */
export function coveragePage(model: ServiceModel): string {
  const all = cloudEndpoints.map((endpoint) => ({
    endpoint,
    fields: answerFields(endpoint, fieldSources[endpoint.operationId] ?? {}),
  }));
  return `${opening}${[overview(all), ...all.map((one) => operationText(model, one))].join('\n')}`;
}
