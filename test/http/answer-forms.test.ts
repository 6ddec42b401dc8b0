/** Which form an answer takes, by the caller's `Accept`. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { basic, face } from '../support/bridge-face.ts';
import { call } from './error-paths.ts';

const lines = 'application/x-ndjson';

describe('a raw call', () => {
  test.each([
    { accept: undefined, form: 'json' },
    { accept: '*/*', form: 'json' },
    { accept: lines, form: 'ndjson' },
    { accept: `${lines};charset=utf-8`, form: 'ndjson' },
    { accept: `${lines}, application/json;q=0.5`, form: 'ndjson' },
    { accept: `${lines};q=0.5, application/json`, form: 'json' },
    { accept: 'application/problem+json', form: 'json' },
  ])('asked with Accept: $accept is answered in $form', async ({ accept, form }) => {
    const { app, wfm } = face();
    wfm.rawPieces = ['{"id', '":1}\n'];
    const asking = request(app).post(call).set('Authorization', basic).buffer(true);
    const response = await (accept === undefined ? asking : asking.set('Accept', accept));
    expect(response.status).toBe(200);
    expect(wfm.calls[0]?.options).toEqual({ profile: 'friendly', form });
    const type = form === 'json' ? 'application/json; charset=utf-8' : `${lines}; charset=utf-8`;
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['vary']).toBe('Accept');
  });
});

describe('a list', () => {
  test('asked for in lines is one item a line', async () => {
    const { app, wfm } = face();
    const team = (teamId: number): unknown => ({
      teamId,
      siteId: 10,
      name: 'A\n"B"',
      tenantId: 1,
      timestamp: '5',
    });
    wfm.answers.set('GetTeam', { items: [team(1), team(2)] });
    const response = await request(app)
      .get('/wfm/v1/teams')
      .set({ Authorization: basic, Accept: lines })
      .buffer(true)
      .parse((answer, done) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => (text += piece)).on('end', () => done(null, text));
      });
    expect(response.status).toBe(200);
    const read = String(response.body).split('\n');
    expect(read).toHaveLength(3);
    expect(read.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 1, name: 'A\n"B"', siteId: 10, tenantId: 1, version: '5' },
      { id: 2, name: 'A\n"B"', siteId: 10, tenantId: 1, version: '5' },
    ]);
    expect(read[2]).toBe('');
  });

  test('without items is an empty answer', async () => {
    const response = await request(face().app)
      .get('/wfm/v1/teams')
      .set({ Authorization: basic, Accept: lines });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe(`${lines}; charset=utf-8`);
    expect(Number(response.headers['content-length'])).toBe(0);
  });
});

test.each([
  { path: '/wfm/v1/sites/1', accept: lines, offered: 'application/json' },
  { path: '/wfm/v1/sites', accept: 'text/csv', offered: 'application/json or application/x-ndjson' },
])('$path cannot be had as $accept', async ({ path, accept, offered }) => {
  const response = await request(face().app).get(path).set({ Authorization: basic, Accept: accept });
  expect(response.status).toBe(406);
  expect(JSON.parse(response.text)).toMatchObject({
    code: 'not-acceptable',
    detail: `the answer is ${offered}`,
  });
});
