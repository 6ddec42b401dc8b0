/**
 * The layer table (tools/layer-table.cjs, shown in ARCHITECTURE.md) as rules. test/house plants forbidden imports to
 * prove that they bite.
 */
const { layers, owners } = require('./tools/layer-table.cjs');

/** Folders whose functions give the same answer to the same input: no sockets, no files, no clock. */
const pure = '^src/(?:xml|contract|codec|envelope|openapi)/';
const sockets = 'https?|net|tls|dgram|http2|fs|fs/promises|child_process';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const inSource = (path) => `^src/${path}(?:/|\\.ts$)`;

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  comment: `${folder} may import: ${allowed.join(', ') || 'nothing of src'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [`^src/${folder}/`, ...allowed.map(inSource)] },
}));

const ownerRules = Object.entries(owners).map(([name, folders]) => ({
  name: `package-${name}`,
  comment: `${name} belongs to ${folders.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: folders.map(inSource) },
  to: { path: `(?:^|/)node_modules/(?:@types/)?${escaped(name)}/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...ownerRules,
    {
      name: 'package-without-owner',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: Object.keys(owners).map((name) => `(?:^|/)node_modules/(?:@types/)?${escaped(name)}/`),
      },
    },
    {
      name: 'pure-folders-have-no-effects',
      severity: 'error',
      from: { path: pure, pathNot: '^src/contract/load\\.ts$' },
      to: { path: `^(?:node:)?(?:${sockets})$` },
    },
    {
      name: 'sockets-to-wfm-open-in-three-files',
      severity: 'error',
      // checked-lookup opens none: it judges addresses with the lists of `node:net`.
      from: {
        path: '^src/wfm/',
        pathNot: '^src/wfm/(?:transport|userinfo|token-source|oauth-client|origin/checked-lookup)\\.ts$',
      },
      to: { path: '(?:^(?:node:)?(?:https?|net|tls|http2)$|node_modules/(?:undici|simple-oauth2|axios)/)' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(?:cli/main|time/manual-clock)\\.ts$' },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
