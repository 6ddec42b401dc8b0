import { variableGroups } from '../src/config/variable.ts';
import { variableEntries } from '../src/config/variables.ts';

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The README's table of variables, in Markdown: one table a group. */
export function configurationTable(): string {
  const tables = variableGroups.map((group) => {
    const rows = variableEntries
      .filter(([, variable]) => variable.group === group)
      .map(([name, { description, fallback, secret }]) => {
        const label = secret ? `\`${name}\` (secret)` : `\`${name}\``;
        return `| ${label} | ${cell(fallback ?? '')} | ${cell(description)} |`;
      });
    return [`### ${group}`, '', '| Variable | Default | Meaning |', '|---|---|---|', ...rows].join('\n');
  });
  return `${tables.join('\n\n')}\n`;
}
