import { basic, clientId } from '../support/bridge-face.ts';
import { things } from './cloud-things.ts';

/** A way to be refused under `/api/v2` before an endpoint runs. */
export interface CloudRefusal {
  readonly name: string;
  readonly method?: 'get' | 'post' | 'delete' | 'put';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly anonymous?: boolean;
  readonly status: number;
  readonly code: string;
  readonly message?: RegExp;
  readonly details?: readonly { readonly errorCode: string; readonly fieldName: string }[];
}

const json = { 'content-type': 'application/json' };
const search = `${things}/7/search`;
const post = { method: 'post', path: search, headers: json } as const;
const wrongSecret = `Basic ${Buffer.from(`${clientId}:nope`).toString('base64')}`;

export const cloudRefusals: readonly CloudRefusal[] = [
  { name: 'no credentials', path: things, anonymous: true, status: 401, code: 'authentication.required' },
  {
    name: 'a wrong secret',
    path: things,
    headers: { authorization: wrongSecret },
    status: 401,
    code: 'bad.credentials',
  },
  {
    name: 'a made-up token',
    path: things,
    headers: { authorization: 'Bearer a.b.c' },
    status: 401,
    code: 'bad.credentials',
  },
  {
    name: 'an unknown scheme',
    path: things,
    headers: { authorization: 'Digest abc' },
    status: 401,
    code: 'bad.credentials',
  },
  {
    name: 'a wrong API key',
    path: things,
    anonymous: true,
    headers: { 'x-api-key': 'nobody.nothing' },
    status: 401,
    code: 'bad.credentials',
  },
  {
    name: 'two kinds of credentials',
    path: things,
    headers: { 'x-api-key': 'a.b' },
    status: 400,
    code: 'bad.request',
    details: [{ errorCode: 'bad.request', fieldName: 'Authorization' }],
  },
  { name: 'an unknown path', path: '/api/v2/nothing', anonymous: true, status: 404, code: 'not.found' },
  { name: 'the root', path: '/api/v2', status: 404, code: 'not.found' },
  { name: 'the root with a slash', path: '/api/v2/?x=1', status: 404, code: 'not.found' },
  {
    name: 'a path in the wrong case',
    path: things.replace('things', 'Things'),
    status: 404,
    code: 'not.found',
  },
  { name: 'a wrong method', method: 'put', path: things, status: 405, code: 'method.not.allowed' },
  {
    name: 'malformed percent-encoding',
    method: 'delete',
    path: `${things}/%zz`,
    status: 400,
    code: 'bad.request',
  },
  {
    name: 'an Accept that excludes JSON',
    path: things,
    headers: { accept: 'text/csv' },
    status: 406,
    code: 'not.acceptable',
  },
  {
    name: 'a body that is not JSON',
    ...post,
    body: '{"metadata":',
    status: 400,
    code: 'bad.request',
    message: /JSON/,
  },
  {
    name: 'a body over the limit',
    ...post,
    body: `"${'x'.repeat(2000)}"`,
    status: 413,
    code: 'request.entity.too.large',
  },
  {
    name: 'a body of another type',
    ...post,
    headers: { 'content-type': 'text/xml' },
    body: '<a/>',
    status: 415,
    code: 'unsupported.media.type',
  },
  {
    name: 'another charset',
    ...post,
    headers: { 'content-type': 'application/json; charset=iso-8859-1' },
    body: '{}',
    status: 415,
    code: 'unsupported.media.type',
  },
  {
    name: 'a compressed body that is none',
    ...post,
    headers: { ...json, 'content-encoding': 'gzip' },
    body: 'plain',
    status: 400,
    code: 'bad.request',
  },
  {
    name: 'an unknown content encoding',
    ...post,
    headers: { ...json, 'content-encoding': 'rot13' },
    body: '{}',
    status: 415,
    code: 'unsupported.media.type',
  },
  {
    name: 'a missing body',
    method: 'post',
    path: search,
    status: 400,
    code: 'bad.request',
    message: /^body: is missing/,
    details: [{ errorCode: 'bad.request', fieldName: 'body' }],
  },
  {
    name: 'a missing property',
    ...post,
    body: '{"metadata":{}}',
    status: 400,
    code: 'bad.request',
    details: [{ errorCode: 'bad.request', fieldName: 'metadata.version' }],
  },
  {
    name: 'a property of another type',
    ...post,
    body: '{"metadata":{"version":"1"}}',
    status: 400,
    code: 'invalid.value',
    details: [{ errorCode: 'invalid.value', fieldName: 'metadata.version' }],
  },
  {
    name: 'unknown properties with odd names',
    ...post,
    body: '{"metadata":{"version":1,"a/b~c":2},"__proto__":{}}',
    status: 400,
    code: 'bad.request',
    message: /^2 flaws$/,
    details: [
      { errorCode: 'bad.request', fieldName: 'metadata.a/b~c' },
      { errorCode: 'bad.request', fieldName: '__proto__' },
    ],
  },
  {
    name: 'an unknown parameter',
    path: `${things}?expnd=x`,
    status: 400,
    code: 'bad.request',
    details: [{ errorCode: 'bad.request', fieldName: 'expnd' }],
  },
  {
    name: 'too many user ids',
    path: `${things}?userId=1,2`,
    status: 400,
    code: 'max.user.ids',
    message: /one at most/,
    details: [{ errorCode: 'max.user.ids', fieldName: 'userId' }],
  },
  {
    name: 'too many user ids and a wrong date',
    path: `${things}?from=x&userId=1,2`,
    status: 400,
    code: 'max.user.ids',
    details: [
      { errorCode: 'max.user.ids', fieldName: 'userId' },
      { errorCode: 'invalid.date', fieldName: 'from' },
    ],
  },
  {
    name: 'an unmet If-Match that is none',
    path: things,
    headers: { 'if-match': 'x' },
    status: 400,
    code: 'bad.request',
    details: [{ errorCode: 'bad.request', fieldName: 'If-Match' }],
  },
];

export const credentials = { authorization: basic };
