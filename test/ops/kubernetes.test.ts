/** The manifests say nothing that the bridge does not know, and keep what they promise. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { knownNames } from '../../src/config/variables.ts';

const root = 'ops/kubernetes';
type Manifest = Readonly<Record<string, unknown>>;

function read(path: string): unknown {
  return parse(readFileSync(`${root}/${path}`, 'utf8'));
}

interface Deployment {
  readonly spec: {
    readonly replicas: number;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly serviceAccountName: string;
        readonly automountServiceAccountToken: boolean;
        readonly securityContext: Manifest;
        readonly topologySpreadConstraints: readonly { readonly labelSelector: Manifest }[];
        readonly containers: readonly Container[];
        readonly volumes: readonly { readonly name: string }[];
      };
    };
  };
}
interface Container {
  readonly args: readonly string[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly securityContext: Manifest;
  readonly resources: Manifest;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

const deployment = read('base/deployment.yaml') as Deployment;
const pod = deployment.spec.template.spec;
const container = pod.containers[0]!;
const { data } = read('base/config-map.yaml') as { readonly data: Readonly<Record<string, string>> };
const labels = deployment.spec.template.metadata.labels;

test.each(['base', 'overlays/example'])('the kustomization of %s names every file in it', (folder) => {
  const { resources, patches = [] } = read(`${folder}/kustomization.yaml`) as {
    readonly resources: readonly string[];
    readonly patches?: readonly { readonly path: string }[];
  };
  const named = [...resources, ...patches.map(({ path }) => path)].filter((name) => !name.startsWith('..'));
  const files = readdirSync(`${root}/${folder}`).filter((name) => name !== 'kustomization.yaml');
  expect(named.sort()).toEqual(files.sort());
});

test('every variable is one that the bridge reads, and those for secrets have files', () => {
  const example = read('overlays/example/config-map.yaml') as { readonly data: object };
  const names = [
    ...Object.keys(data),
    ...Object.keys(example.data),
    ...container.env.map(({ name }) => name),
  ];
  expect(names.filter((name) => !knownNames.has(name))).toEqual([]);
  expect(container.env.filter(({ name }) => !name.endsWith('_FILE'))).toEqual([]);
  const secrets = container.volumeMounts.find(({ name }) => name === 'secrets')?.mountPath ?? 'none';
  expect(container.env.filter(({ value }) => !value.startsWith(`${secrets}/`))).toEqual([]);
});

test('the port, the probes and the command are those of the bridge', () => {
  expect(container.args).toEqual(['serve']);
  expect(container.ports).toEqual([{ name: 'http', containerPort: Number(data['PORT']) }]);
  const service = read('base/service.yaml') as { readonly spec: { readonly ports: readonly Manifest[] } };
  expect(service.spec.ports).toMatchObject([{ targetPort: 'http' }]);
  const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
  expect(probes.map(({ httpGet }) => httpGet)).toEqual([
    { path: '/healthz', port: 'http' },
    { path: '/healthz', port: 'http' },
    { path: '/readyz', port: 'http' },
  ]);
});

test('a pod has time to drain, to finish and to close its session', () => {
  const needed = (Number(data['SHUTDOWN_DRAIN_MS']) + Number(data['SHUTDOWN_GRACE_MS'])) / 1000;
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(needed + 5);
});

test('a pod may do nothing that it need not', () => {
  expect(pod.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
  expect(read('base/service-account.yaml')).toMatchObject({
    metadata: { name: pod.serviceAccountName },
    automountServiceAccountToken: false,
  });
  expect(container.resources).toHaveProperty('requests.memory');
  expect(container.resources).toHaveProperty('limits.memory');
  // Whatever it writes to is mounted, and whatever is mounted is there.
  const mounts = container.volumeMounts.map(({ name, mountPath }) => [name, mountPath]);
  expect(mounts).toEqual([
    ['secrets', '/run/secrets/wfm-bridge'],
    ['data', '/data'],
    ['tmp', '/tmp'],
  ]);
  expect(pod.volumes.map(({ name }) => name)).toEqual(mounts.map(([name]) => name));
});

describe('what selects pods selects these', () => {
  test.each([
    ['base/service.yaml', (spec: Manifest) => spec['selector']],
    ['base/pod-disruption-budget.yaml', (spec: Manifest) => (spec['selector'] as Manifest)['matchLabels']],
    ['base/network-policy.yaml', (spec: Manifest) => (spec['podSelector'] as Manifest)['matchLabels']],
  ])('%s', (path, selectorIn) => {
    expect(selectorIn((read(path) as Manifest)['spec'] as Manifest)).toEqual(labels);
  });

  test('the deployment itself, and how it is spread', () => {
    expect(deployment.spec.selector.matchLabels).toEqual(labels);
    expect(pod.topologySpreadConstraints.map(({ labelSelector }) => labelSelector)).toEqual([
      { matchLabels: labels },
      { matchLabels: labels },
    ]);
  });
});

test('never are fewer replicas wanted than the budget leaves', () => {
  const autoscaler = read('base/horizontal-pod-autoscaler.yaml') as {
    readonly spec: { readonly minReplicas: number };
  };
  const budget = read('base/pod-disruption-budget.yaml') as {
    readonly spec: { readonly minAvailable: number };
  };
  expect(autoscaler.spec.minReplicas).toBe(deployment.spec.replicas);
  expect(budget.spec.minAvailable).toBeLessThan(deployment.spec.replicas);
});

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

// Needs `kubectl`, which a machine that only develops may lack.
test.skipIf(!hasKubectl)('kustomize builds the example', () => {
  const built = spawnSync('kubectl', ['kustomize', `${root}/overlays/example`], { encoding: 'utf8' });
  expect(built.status, built.stderr).toBe(0);
  const kinds = built.stdout.match(/^kind: .*$/gm) ?? [];
  expect(kinds).toHaveLength(readdirSync(`${root}/base`).length);
});
