import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { basic, startPair } from '../support/running-bridge.ts';

test('a caller who leaves ends the calls to WFM', async () => {
  const { bridge, simulator } = await startPair();
  const [site] = simulator.world.sites;
  const path = `/wfm/v1/sites/${site!.wmSiteId}/schedule?from=2026-01-01&to=2026-02-12`;
  const calls = async (): Promise<number> => {
    let last = -1;
    // Calls that are on their way may still arrive; after that nothing moves.
    while (simulator.requests.count('GetAgentState') !== last) {
      last = simulator.requests.count('GetAgentState');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return last;
  };
  simulator.requests.clear();
  await bridge.get(path);
  const needed = await calls();
  simulator.requests.clear();

  const headers = { authorization: basic, accept: 'application/x-ndjson' };
  const outgoing = httpRequest(`${bridge.url}${path}`, { headers });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  await once(response, 'data');
  response.destroy();
  expect(needed).toBeGreaterThan(8);
  expect(await calls()).toBeLessThan(needed / 2 + 2);
});
