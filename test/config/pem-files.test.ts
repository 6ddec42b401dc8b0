import { generateKeyPairSync } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { cloud, load, mistakes } from './environments.ts';
import { certificate, certificateKey } from './pem-pair.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const otherKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const lockedKey = privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();
const [root = ''] = rootCertificates;
const broken = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n';
const files = new Map([
  ['root', root],
  ['bundle', `# two of them\n${root}\n${certificate}`],
  ['half', `${root}\n${broken}`],
  ['certificate', certificate],
  ['key', certificateKey],
  ['other key', otherKey],
  ['locked key', lockedKey],
  ['broken', broken],
  ['garbage', 'hello'],
  ['empty', ''],
]);

function read(path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`no ${path}`);
  return text;
}

test.each(['root', 'bundle', 'certificate'])('%s is a file of authorities', (path) => {
  expect(load({ UPSTREAM_CA_FILE: path }, read).upstream.caFile).toBe(path);
});

test('certificate and key that belong together are accepted', () => {
  const env = { UPSTREAM_CLIENT_CERT_FILE: 'certificate', UPSTREAM_CLIENT_KEY_FILE: 'key' };
  expect(load(env, read).upstream).toMatchObject({ clientCertFile: 'certificate', clientKeyFile: 'key' });
});

const authority = 'UPSTREAM_CA_FILE';
const client = 'UPSTREAM_CLIENT_CERT_FILE';
const key = 'UPSTREAM_CLIENT_KEY_FILE';

test.each([
  { env: { [authority]: 'garbage' }, at: [authority] },
  { env: { [authority]: 'empty' }, at: [authority] },
  { env: { [authority]: 'broken' }, at: [authority] },
  { env: { [authority]: 'half' }, at: [authority] },
  { env: { [client]: 'garbage', [key]: 'garbage' }, at: [client, key] },
  { env: { [client]: 'broken', [key]: 'key' }, at: [client] },
  { env: { [client]: 'certificate', [key]: 'locked key' }, at: [key] },
  { env: { [client]: 'certificate', [key]: 'other key' }, at: [key] },
  { env: { [client]: 'certificate', [key]: 'nowhere' }, at: [key] },
  { env: { [client]: 'certificate' }, at: [key] },
])('$env is a mistake at $at', ({ env, at }) => {
  expect(Object.keys(mistakes({ ...cloud, ...env }, read)).sort()).toEqual([...at].sort());
});
