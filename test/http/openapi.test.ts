import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { documentTexts } from '../../src/openapi/document-texts.ts';
import { face, type FaceOptions } from '../support/bridge-face.ts';
import { contract } from '../support/contract.ts';
import { documentSource } from '../support/openapi-document.ts';

function openFace(options: FaceOptions = {}): ReturnType<typeof face> {
  return face({ documents: documentTexts(documentSource(contract)), ...options });
}

const { app } = openFace();

describe.each([
  ['/openapi/wfm.json', { openapi: '3.1.0', info: { title: 'wfm-bridge' } }],
  ['/openapi/wfm.swagger2.json', { swagger: '2.0', info: { title: 'wfm-bridge' } }],
  ['/openapi/cloud.json', { openapi: '3.1.0', info: { title: 'wfm-bridge, in the words of Genesys Cloud' } }],
])('%s', (path, wanted) => {
  test('is there for everybody', async () => {
    const answer = await request(app).get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(JSON.parse(answer.text)).toMatchObject(wanted);
    expect(JSON.parse(answer.text)).toMatchObject({ info: { version: '0.0.0' } });
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await request(app).get(path);
    const tag = headers['etag'] ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await request(app).get(path).set('If-None-Match', `"other", ${tag}`);
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', tag]);
    expect((await request(app).get(path).set('If-None-Match', '"other"')).status).toBe(200);
  });
});

test('the document is made once, when it is first asked for, and again after a failure', async () => {
  let made = 0;
  const documents = {
    openApi: (): readonly string[] => {
      made += 1;
      if (made === 1) throw new Error('not this time');
      return ['{', '', '}'];
    },
    swagger2: () => ['{}'],
    cloud: () => ['{}'],
  };
  const { app: counting } = face({ documents });
  expect(made).toBe(0);
  expect((await request(counting).get('/openapi/wfm.json')).status).toBe(500);
  const answers = await Promise.all([1, 2, 3].map(() => request(counting).get('/openapi/wfm.json')));
  expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([200, '{}']));
  expect(made).toBe(2);
});

const files = [
  '/docs',
  '/docs/page.css',
  '/docs/start.js',
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
  '/docs/favicon-32x32.png',
];

describe('the page under /docs', () => {
  test.each(files)('%s has a strict policy and a type that is not guessed', async (path) => {
    const answer = await request(app).get(path);
    expect(answer.status).toBe(200);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests|https?:|\*/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-type']).toMatch(
      /^(?:text\/(?:html|css|javascript); charset=utf-8|image\/png)$/,
    );
  });

  test('asks for nothing that is not served here, and has no script of its own inside', async () => {
    const { text } = await request(app).get('/docs');
    const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(8);
    expect(links).toContain('/openapi/cloud.json');
    for (const link of links) expect((await request(app).get(link)).status, link).toBe(200);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style=/);
  });

  test('says that WFM is a simulator where it is one, and only there', async () => {
    const simulated = await request(openFace({ upstream: 'simulator' }).app).get('/docs');
    expect(simulated.text).toContain('simulator');
    expect((await request(app).get('/docs')).text).not.toContain('simulator');
  });

  test.each([
    '/docs/index.html',
    '/docs/swagger-ui-bundle.js.map',
    '/docs/package.json',
    '/docs/%2e%2e/package.json',
  ])('%s is not there', async (path) => {
    const answer = await request(app).get(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json']);
  });
});

test.each([...files, '/openapi/wfm.json', '/openapi/wfm.swagger2.json', '/openapi/cloud.json'])(
  '%s takes GET, HEAD and OPTIONS',
  async (path) => {
    const head = await request(app).head(path);
    expect(head.status).toBe(200);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
    const refused = await request(app).post(path);
    expect([refused.status, refused.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await request(app).options(path)).status).toBe(204);
  },
);
