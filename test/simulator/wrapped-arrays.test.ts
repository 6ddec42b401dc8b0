import { expect, test } from 'vitest';
import { at, envelope, list, post, startForTests, text } from './soap-caller.ts';

const caller = await startForTests({ mode: 'onprem-login', arrays: 'wrapped', internalOrigin: 'self' });
const { origin } = caller.simulator;

test('arrays are wrapped the way ATL does it: an item is named after its type', async () => {
  const session =
    '<OpenSession xmlns="urn:WFMSessionService800"><appName>WFMServer</appName><userID>748</userID></OpenSession>';
  const opened = await post(`${origin}/?Handler=WFMSessionService800`, envelope(session));
  const services = list(opened.value, 'services', 'ServiceInfo');
  expect([at(opened.value, 'servicesNSizeIs'), services.length]).toEqual(['9', 9]);

  const config = 'xmlns="urn:WFMConfigService850"';
  const details =
    '<details><infoType>0</infoType><provideSubsystemInfo>true</provideSubsystemInfo></details>';
  const roles = await post(
    text(services[1], 'serviceURL'),
    envelope(`<GetSecurityRole ${config}><wmSecurityRoleId>2</wmSecurityRoleId>${details}</GetSecurityRole>`),
  );
  expect(roles.value).toEqual({
    objectArrayNSizeIs: '1',
    objectArray: {
      CfgSecurityRole: {
        wmSecurityRoleId: '2',
        wmName: 'Supervisor',
        wmSecurityRoleSubsystemsNSizeIs: '3',
        wmSecurityRoleSubsystems: { int: ['40', '70', '90'] },
        timestamp: '12',
      },
    },
    objectShortArrayNSizeIs: '0',
  });
});
