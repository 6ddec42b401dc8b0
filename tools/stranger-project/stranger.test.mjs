// A stranger's integration test: it imports the simulator alone, puts a bridge before it, ends the session behind its
// back, and sees its own REST client recover.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startSimulator } from 'wfm-bridge/simulator';

const simulator = await startSimulator({ internalOrigin: 'self' });
const { credentials, origin, tokenUrl } = simulator;
const variables = {
  PATH: process.env.PATH,
  PORT: '0',
  DATABASE_URL: 'memory:',
  API_CLIENT_ID: 'stranger',
  API_CLIENT_SECRET: 'the secret of a stranger',
  TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
  WFM_URL: origin,
  WFM_APP_NAME: credentials.appName,
  WFM_PROVISIONAL: 'allow',
  OAUTH_TOKEN_URL: tokenUrl,
  OAUTH_CLIENT_ID: credentials.clientId,
  OAUTH_CLIENT_SECRET: credentials.clientSecret,
};
const bridge = spawn('node_modules/.bin/wfm-bridge', ['serve'], {
  env: variables,
  stdio: ['ignore', 'pipe', 'inherit'],
});

try {
  const url = await new Promise((resolve, reject) => {
    bridge.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)));
    createInterface({ input: bridge.stdout }).on('line', (line) => {
      const port = /"port":(\d+)/.exec(line)?.[1] ?? /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
  const authorization = `Basic ${Buffer.from(`${variables.API_CLIENT_ID}:${variables.API_CLIENT_SECRET}`).toString('base64')}`;
  const sites = async () => {
    const answer = await fetch(`${url}/wfm/v1/sites`, {
      headers: { authorization, 'cache-control': 'no-cache' },
    });
    return { status: answer.status, names: (await answer.json()).items?.map(({ name }) => name) };
  };
  const expected = { status: 200, names: simulator.world.sites.map(({ wmName }) => wmName) };

  assert.deepEqual(await sites(), expected);
  assert.equal(simulator.expireSessions(), 1);
  assert.deepEqual(await sites(), expected);
  assert.equal(simulator.requests.count('OpenSession'), 2);

  simulator.mishaps.order({ name: 'reset-before', operation: 'GetSite', times: 1 });
  assert.deepEqual(await sites(), expected);
  console.log('a stranger: the client recovered');
} finally {
  bridge.kill('SIGTERM');
  await once(bridge, 'exit');
  await simulator.close();
}
