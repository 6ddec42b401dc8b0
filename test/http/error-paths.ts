import type { ErrorCode } from '../../src/error/codes.ts';
import { clientId, clientSecret } from '../support/bridge-face.ts';

/** Every way to be refused before WFM is asked, with its status and code. */
export interface ErrorPath {
  readonly name: string;
  readonly method?: 'get' | 'post' | 'delete' | 'put';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly anonymous?: boolean;
  readonly status: number;
  readonly code: ErrorCode;
  /** Pointer or parameter of the first flaw. */
  readonly where?: string;
}

const json = { 'content-type': 'application/json' };
export const call = '/wfm/v1/services/ConfigService/GetSite';

export const errorPaths: readonly ErrorPath[] = [
  { name: 'no credentials', path: '/wfm/v1/sites', anonymous: true, status: 401, code: 'unauthenticated' },
  {
    name: 'a wrong secret',
    path: '/wfm/v1/sites',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:nope`).toString('base64')}` },
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'an unknown client',
    path: '/wfm/v1/sites',
    headers: { authorization: `Basic ${Buffer.from(`nobody:${clientSecret}`).toString('base64')}` },
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'a made-up token',
    path: '/wfm/v1/sites',
    headers: { authorization: 'Bearer a.b.c' },
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'an unknown scheme',
    path: '/wfm/v1/sites',
    headers: { authorization: 'Digest abc' },
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'two kinds of credentials',
    path: '/wfm/v1/sites',
    headers: { 'x-api-key': `${clientId}.${clientSecret}` },
    status: 400,
    code: 'invalid-request',
    where: 'Authorization',
  },
  {
    name: 'an unknown query parameter',
    path: '/wfm/v1/sites?busnessUnitId=1',
    status: 400,
    code: 'invalid-request',
    where: 'busnessUnitId',
  },
  {
    name: 'a query parameter of the wrong type',
    path: '/wfm/v1/sites?businessUnitId=1,x',
    status: 400,
    code: 'invalid-request',
    where: 'businessUnitId',
  },
  {
    name: 'an empty list parameter',
    path: '/wfm/v1/sites?id=',
    status: 400,
    code: 'invalid-request',
    where: 'id',
  },
  {
    name: 'a path parameter of the wrong type',
    path: '/wfm/v1/sites/north',
    status: 400,
    code: 'invalid-request',
    where: 'siteId',
  },
  {
    name: 'a scalar parameter that is repeated',
    method: 'post',
    path: `${call}?profile=exact&profile=friendly`,
    status: 400,
    code: 'invalid-request',
    where: 'profile',
  },
  {
    name: 'an unknown profile',
    method: 'post',
    path: `${call}?profile=nice`,
    status: 400,
    code: 'invalid-request',
    where: 'profile',
  },
  {
    name: 'a body where none belongs',
    path: '/wfm/v1/sites',
    headers: json,
    body: '{"a":1}',
    status: 400,
    code: 'invalid-request',
    where: '',
  },
  {
    name: 'an unknown service',
    path: '/wfm/v1/services/ConfgService',
    status: 404,
    code: 'unknown-service',
  },
  {
    name: 'a raw call to an unknown service',
    method: 'post',
    path: '/wfm/v1/services/Nothing/GetSite',
    status: 404,
    code: 'unknown-service',
  },
  {
    name: 'a raw call to an unknown operation',
    method: 'post',
    path: '/wfm/v1/services/ConfigService/GetSites',
    status: 404,
    code: 'unknown-operation',
  },
  {
    name: 'a body over the limit',
    method: 'post',
    path: call,
    headers: json,
    body: JSON.stringify({ filter: 'x'.repeat(2000) }),
    status: 413,
    code: 'payload-too-large',
  },
  {
    name: 'a body that is not JSON',
    method: 'post',
    path: call,
    headers: json,
    body: '{"filter":',
    status: 400,
    code: 'invalid-json',
  },
  {
    name: 'a body of another type',
    method: 'post',
    path: call,
    headers: { 'content-type': 'text/xml' },
    body: '<a/>',
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    name: 'a JSON body in another charset',
    method: 'post',
    path: call,
    headers: { 'content-type': 'application/json; charset=iso-8859-1' },
    body: '{}',
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    name: 'a compressed body that is none',
    method: 'post',
    path: call,
    headers: { ...json, 'content-encoding': 'gzip' },
    body: 'plain',
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'an unknown content encoding',
    method: 'post',
    path: call,
    headers: { ...json, 'content-encoding': 'rot13' },
    body: '{}',
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    name: 'a wrong method',
    method: 'delete',
    path: '/wfm/v1/sites',
    status: 405,
    code: 'method-not-allowed',
  },
  {
    name: 'a wrong method without credentials',
    method: 'post',
    path: '/readyz',
    anonymous: true,
    status: 405,
    code: 'method-not-allowed',
  },
  { name: 'an unknown path', path: '/wfm/v1/nothing', status: 404, code: 'not-found' },
  { name: 'an unknown path without credentials', path: '/', anonymous: true, status: 404, code: 'not-found' },
  { name: 'a path in the wrong case', path: '/WFM/v1/sites', status: 404, code: 'not-found' },
  { name: 'malformed percent-encoding', path: '/wfm/v1/sites/%zz', status: 400, code: 'invalid-request' },
  {
    name: 'an Accept that excludes JSON',
    path: '/wfm/v1/sites',
    headers: { accept: 'text/csv' },
    status: 406,
    code: 'not-acceptable',
  },
  {
    name: 'an Accept that refuses JSON in so many words',
    path: '/wfm/v1/sites',
    headers: { accept: 'application/json;charset=utf-8;q=0' },
    status: 406,
    code: 'not-acceptable',
  },
  {
    name: 'an Accept that names JSON in a parameter only',
    path: '/wfm/v1/sites',
    headers: { accept: 'text/csv;x="a, application/json"' },
    status: 406,
    code: 'not-acceptable',
  },
  { name: 'an object that is not there', path: '/wfm/v1/sites/7', status: 404, code: 'not-found' },
];
