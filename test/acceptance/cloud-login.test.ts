/** The client of Genesys Cloud logs in by itself, which it does over TLS only: a TLS server stands in front of the bridge. */
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { apiClient, startPair } from '../support/running-bridge.ts';

const needs = [
  'req',
  '-x509',
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:P-256',
  '-nodes',
  '-days',
  '1',
];
const names = ['-subj', '/CN=login.localhost', '-addext', 'subjectAltName=DNS:login.localhost'];

/** A certificate of `login.localhost`, made now; undefined where no openssl can make one. */
function selfSigned(): { readonly path: string; readonly key: Buffer; readonly cert: Buffer } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-login-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const [key, path] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync('openssl', [...needs, ...names, '-keyout', key, '-out', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { path, key: readFileSync(key), cert: readFileSync(path) };
}

/** Takes TLS off and passes on what is in it; gives its port. Ends with the test. */
async function tlsInFrontOf(
  url: string,
  identity: { readonly key: Buffer; readonly cert: Buffer },
): Promise<number> {
  const server = createServer(identity, (caller) => {
    const bridge = connect(Number(new URL(url).port), '127.0.0.1');
    const end = () => {
      caller.destroy();
      bridge.destroy();
    };
    for (const socket of [caller, bridge]) socket.on('error', end).on('close', end);
    caller.pipe(bridge).pipe(caller);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A program of Genesys Cloud as it is, but for the environment; `*.localhost` is this machine on every machine. */
const program = `
  const dns = require('node:dns');
  dns.lookup = (name, options, done) =>
    options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
  const platform = require('purecloud-platform-client-v2');
  const client = platform.ApiClient.instance;
  client.setEnvironment(process.env.ENVIRONMENT);
  client.basePath = process.env.API_URL;
  client
    .loginClientCredentialsGrant(process.env.CLIENT_ID, process.env.CLIENT_SECRET)
    .then(() => new platform.WorkforceManagementApi().getWorkforcemanagementManagementunits())
    .then(({ total }) => ({ total }))
    .catch(({ status, message, response }) => ({ status, message, body: response && response.body }))
    .then((outcome) => process.stdout.write(JSON.stringify(outcome)));
`;

test('logs in with its own loginClientCredentialsGrant, and is told when the secret is wrong', async ({
  skip,
}) => {
  const identity = selfSigned();
  if (identity === undefined) return skip('there is no openssl that makes a certificate for the TLS server');
  const { bridge, simulator } = await startPair();
  const port = await tlsInFrontOf(bridge.url, identity);
  const run = async (secret: string): Promise<unknown> => {
    const env = {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: identity.path,
      ENVIRONMENT: `localhost:${port}`,
      API_URL: bridge.url,
      CLIENT_ID: apiClient.id,
      CLIENT_SECRET: secret,
    };
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { env, timeout: 20_000 });
    return JSON.parse(stdout);
  };
  const [right, wrong] = await Promise.all([run(apiClient.secret), run('wrong')]);
  expect(right).toEqual({ total: simulator.world.sites.length });
  expect(wrong).toMatchObject({
    status: 401,
    message: 'Unauthorized',
    body: { error: 'invalid_client', description: 'client id or secret is wrong' },
  });
});
