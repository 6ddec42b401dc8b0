import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/telemetry/metrics.ts';

const known = new Set(createMetrics({ version: '0', now: () => 0 }).names());

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}
interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { alert: string; expr: string; annotations: { runbook: string } }[];
  }[];
}

const dashboard = JSON.parse(readFileSync('ops/grafana-dashboard.json', 'utf8')) as Dashboard;
const alerts = (parse(readFileSync('ops/alerts.yml', 'utf8')) as Rules).groups.flatMap(({ rules }) => rules);
const page = readFileSync('docs/operations.md', 'utf8');

const words = new Set(['sum', 'max', 'by', 'rate', 'increase', 'histogram_quantile', 'up']);

/** Names of metrics in PromQL: what is neither a function, nor in braces, brackets or behind `by`. */
function metricsIn(expression: string): readonly string[] {
  const bare = expression.replace(/\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)|"[^"]*"/g, ' ');
  return (bare.match(/[a-zA-Z_:][\w:]*/g) ?? []).filter((name) => !words.has(name));
}

/** A histogram's series have suffixes of their own. */
function isKnown(name: string): boolean {
  return known.has(name) || known.has(name.replace(/_(?:bucket|sum|count)$/, ''));
}

function isBalanced(expression: string): boolean {
  const open: string[] = [];
  for (const sign of expression.match(/[(){}[\]]/g) ?? []) {
    if ('({['.includes(sign)) open.push(sign);
    else if (!['()', '{}', '[]'].includes(`${open.pop() ?? ''}${sign}`)) return false;
  }
  return open.length === 0;
}

const expressions = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
];

describe('dashboard and alerts', () => {
  test.each(expressions)('%s: every metric of %s exists', (_title, expression) => {
    expect(isBalanced(expression)).toBe(true);
    const names = metricsIn(expression);
    expect(names.filter((name) => !isKnown(name))).toEqual([]);
    if (!expression.startsWith('up')) expect(names).not.toEqual([]);
  });

  test('the check finds a name that does not exist', () => {
    expect(
      metricsIn('sum by (a) (rate(wfm_bridge_nothing_total{b="c"}[5m])) > 1').filter((n) => !isKnown(n)),
    ).toEqual(['wfm_bridge_nothing_total']);
    expect(['sum(a', 'a}', 'rate(a[5m)]'].map(isBalanced)).toEqual([false, false, false]);
  });

  test('every metric of the bridge is on the dashboard', () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)));
    const bare = new Set(shown.map((name) => name.replace(/_bucket$/, '')));
    expect([...known].filter((name) => name.startsWith('wfm_bridge_') && !bare.has(name))).toEqual([]);
  });

  test.each(alerts.map(({ alert, annotations }) => [alert, annotations.runbook] as const))(
    '%s has its place in the runbook',
    (_alert, runbook) => {
      const [file, anchor = ''] = runbook.split('#');
      expect(file).toBe('docs/operations.md');
      expect(page).toContain(`<a id="${anchor}"></a>`);
    },
  );

  test('the runbook names no metric that does not exist', () => {
    const named = [...page.matchAll(/`(?:wfm_bridge_)?([a-z]+_[a-z_]+)(?:\{[^`]*\})?`/g)].map(
      ([, name = '']) => name,
    );
    const metrics = named.filter((name) => name !== 'basic_auth' && name !== 'wfm_bridge_');
    expect(metrics.length).toBeGreaterThan(10);
    expect(metrics.filter((name) => !isKnown(`wfm_bridge_${name}`) && !isKnown(name))).toEqual([]);
  });
});
