import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { startForTests } from './soap-caller.ts';

const caller = await startForTests();
const { simulator } = caller;
await caller.authenticate();

afterEach(() => simulator.mishaps.clear());

async function userinfo(token = caller.token): Promise<{ status: number; type: unknown; text: string }> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `bearer ${token}` };
  const answer = await request(simulator.userinfoUrl, { headers });
  return { status: answer.statusCode, type: answer.headers['content-type'], text: await answer.body.text() };
}

test('says who the bearer is in WFM', async () => {
  const { status, text } = await userinfo();
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    status: { code: 0 },
    data: {
      userId: 748,
      userName: 'api.bridge',
      userType: 'supervisor',
      firstName: 'API',
      lastName: 'Bridge',
      email: 'api.bridge@contact-centre.example',
      timeZone: 'Europe/Amsterdam',
    },
  });
});

test('tells agents from users', async () => {
  const agent = simulator.world.agents[3]!;
  const other = await startForTests({ password: 'p' });
  const token = await other.authenticate(agent.gswUserName);
  const answer = await request(other.simulator.userinfoUrl, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await answer.body.json()).toMatchObject({ data: { userId: agent.gswAgentId, userType: 'agent' } });
});

test.each([
  ['no token', undefined, 401],
  ['a made-up token', 'nothing', 401],
])('answers 401 to %s', async (_what, token, status) => {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await request(simulator.userinfoUrl, { headers });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['www-authenticate']).toContain('Bearer');
  expect(await answer.body.json()).toMatchObject({ status: { code: 603 } });
});

test.each([
  ['unauthorized', 401, 'application/json; charset=utf-8', 'Unauthorized'],
  ['forbidden', 403, 'application/json; charset=utf-8', 'not provisioned in WFM'],
  ['html', 200, 'text/html; charset=utf-8', '<form action="/wfm/Login.jsp"'],
] as const)('can be made to answer %s', async (mishap, status, type, text) => {
  simulator.mishaps.set({ userinfo: mishap });
  const answer = await userinfo();
  expect([answer.status, answer.type]).toEqual([status, type]);
  expect(answer.text).toContain(text);
});

test('is not there where there is no token service', async () => {
  const bare = await startForTests({ mode: 'onprem-login' });
  const answers = [
    await request(bare.simulator.userinfoUrl),
    await request(bare.simulator.tokenUrl, { method: 'POST' }),
  ];
  for (const answer of answers) await answer.body.dump();
  expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404]);
});
