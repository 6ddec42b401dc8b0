/**
 * Which folder of src may import which, and which folder owns which package. `.dependency-cruiser.cjs` turns the two
 * tables into rules; test/house compares them with ARCHITECTURE.md. A path such as `wfm/wfm-port` allows that file only.
 */
const layers = {
  error: [],
  log: ['error'],
  time: ['error', 'log'],
  config: ['error', 'log'],
  telemetry: ['error', 'log'],
  xml: ['error'],
  contract: ['error', 'xml'],
  envelope: ['error', 'xml'],
  codec: ['error', 'time', 'xml', 'contract', 'envelope'],
  wfm: ['error', 'log', 'time', 'config', 'telemetry', 'contract', 'codec', 'envelope'],
  store: ['error', 'log', 'time', 'config'],
  identity: ['error', 'log', 'time', 'config', 'store', 'wfm/wfm-port'],
  api: [
    'error',
    'log',
    'time',
    'contract',
    'identity/caller',
    'identity/client-administration',
    'identity/permission',
    'identity/role',
    'identity/scope',
    'wfm/wfm-port',
    'wfm/generated',
  ],
  gate: ['error', 'log', 'time', 'config', 'telemetry', 'store', 'identity', 'api', 'wfm/wfm-port'],
  openapi: ['error', 'contract', 'api'],
  http: ['error', 'log', 'time', 'config', 'telemetry', 'identity', 'gate', 'api', 'openapi', 'wfm/wfm-port'],
  simulator: ['error', 'log', 'time/clock'],
};

/** Package → the folders (or files) that own it. A package that is not listed may be imported by nobody. */
const owners = {
  '@opentelemetry/api': ['telemetry'],
  cockatiel: ['wfm'],
  commander: ['cli'],
  debug: ['log'],
  express: ['http', 'simulator', 'bridge'],
  'fast-xml-parser': ['xml'],
  helmet: ['http'],
  'https-proxy-agent': ['wfm/oauth-client'],
  jose: ['identity'],
  kysely: ['store'],
  libsql: ['store'],
  'libxml2-wasm': ['simulator'],
  'lru-cache': ['gate'],
  pg: ['store'],
  pino: ['log'],
  'prom-client': ['telemetry'],
  'rate-limiter-flexible': ['gate'],
  redis: ['store'],
  'simple-oauth2': ['wfm'],
  soap: ['simulator', 'cli/doctor'],
  'swagger-ui-dist': ['http'],
  'temporal-polyfill': ['time'],
  undici: ['wfm/transport'],
  zod: ['config', 'contract', 'api', 'gate', 'openapi'],
};

module.exports = { layers, owners };
