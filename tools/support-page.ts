/** `docs/wsdl-support.md`: the registry of constructs as a page. */
import type { ConstructSupport, SupportSection } from './construct-support.ts';
import { wsdlConstructs } from './wsdl-constructs.ts';
import { xsdConstructs } from './xsd-constructs.ts';

export const supportSections: readonly SupportSection[] = [...wsdlConstructs, ...xsdConstructs];

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function rowText(row: ConstructSupport): string {
  switch (row.status) {
    case 'supported':
      return `| ${cell(row.construct)} | supported | \`test/${row.shownBy[0]}\`: ${cell(row.shownBy[1].replaceAll(/%[sij]/g, '…'))} |`;
    case 'refused':
      return `| ${cell(row.construct)} | refused | ${code(row.message)} |`;
    case 'not-met':
      return `| ${cell(row.construct)} | without effect | ${cell(row.why)} |`;
  }
}

function sectionText({ title, rows }: SupportSection): string {
  return [
    `## ${title}`,
    '',
    '| construct | what becomes of it | the test that shows it, the message, or why |',
    '|---|---|---|',
    ...rows.map(rowText),
    '',
  ].join('\n');
}

const opening = `# What of WSDL and XML Schema is understood

<!-- Printed by \`npm run generate\`. Do not edit. -->

The contract compiler reads WSDL 1.1 with its SOAP binding and XML Schema 1.0. A construct that it does not know, or not in
this place, makes the operations that need it answer 501 \`unsupported-contract\` with the message below; all others work.
\`wfm-bridge contract FILE\` lists them before anything is called. Only a file that cannot be read, an import that is not in the
folder, and a locator or session service that does not compile stop the start. In messages, \`…\` stands for names and places.

`;

export function supportPage(): string {
  return `${opening}${supportSections.map(sectionText).join('\n')}`;
}
