import { expect, test } from 'vitest';
import { itemsOf, startBridge, startPair } from '../support/running-bridge.ts';
import { oneSite, soap, startScriptedWfm } from '../support/scripted-wfm.ts';
import { folderWithRenamedSiteId } from './changed-contract.ts';

test('an endpoint whose member the WSDLs lack answers 501 and names service, operation and member', async () => {
  const { bridge, simulator } = await startPair({ env: { WSDL_DIR: folderWithRenamedSiteId() } });
  for (const path of ['/wfm/v1/sites', '/wfm/v1/sites/101']) {
    const answer = await bridge.get(path);
    expect([answer.status, answer.body]).toMatchObject([
      501,
      {
        code: 'contract-mismatch',
        service: 'ConfigService',
        operation: 'GetSite',
        members: ['CfgSite.wmSiteId'],
        retryable: false,
      },
    ]);
  }
  expect(simulator.requests.all()).toEqual([]);
});

test('the other endpoints work on', async () => {
  const { bridge, simulator } = await startPair({ env: { WSDL_DIR: folderWithRenamedSiteId() } });
  const teams = itemsOf(await bridge.get('/wfm/v1/teams?siteId=101'));
  expect(teams.map(({ id }) => id)).toEqual(
    simulator.world.teams.filter(({ wmSiteId }) => wmSiteId === 101).map(({ wmTeamId }) => wmTeamId),
  );
});

test('the raw call follows the changed WSDL without a change of code', async () => {
  const wfm = await startScriptedWfm();
  wfm.set('GetSite', soap(oneSite.replaceAll('wmSiteId>', 'wmPlaceId>')));
  const bridge = await startBridge({ ...wfm.variables, WSDL_DIR: folderWithRenamedSiteId() });
  const answer = await bridge.post('/wfm/v1/services/ConfigService/GetSite', { filter: { siteId: [5] } });
  expect(itemsOf(answer)).toMatchObject([{ placeId: 5, name: 'Utrecht' }]);
});
