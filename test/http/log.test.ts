import request from 'supertest';
import { expect, test } from 'vitest';
import { basic, face } from '../support/bridge-face.ts';
import { recordedLog } from '../support/log-lines.ts';
import { call } from './error-paths.ts';

test.each([
  { name: 'a body that is not JSON', path: call, body: 'hunter2 is my password' },
  { name: 'a path that cannot be decoded', path: '/wfm/v1/sites/%zzhunter2', body: '{}' },
])('the log does not quote $name', async ({ path, body }) => {
  const log = recordedLog();
  const asking = request(face({ logger: log.logger }).app)
    .post(path)
    .set('Authorization', basic);
  expect((await asking.type('application/json').send(body)).status).toBe(400);
  expect(log.lines()).toContainEqual(expect.objectContaining({ level: 'debug', msg: 'request refused' }));
  expect(log.text()).not.toContain('hunter2');
});
