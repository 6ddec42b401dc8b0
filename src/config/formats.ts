import { isIP } from 'node:net';
import { z } from 'zod';

/** How the text of a variable becomes a value. Messages never repeat the text: it may be a secret. */

export const text = z.string();
/** A name that travels in XML or in a form. */
export const line = text.refine((value) => !/\p{Cc}/u.test(value), 'must not contain control characters');

export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): z.ZodType<number, string> {
  const range = maximum === Number.MAX_SAFE_INTEGER ? `from ${minimum}` : `from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number ${range}`)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `must be a whole number ${range}`);
}

export const port = integer(0, 65_535);
/** A time-out: a timer of Node cannot be longer than 2^31 - 1 milliseconds. */
export const milliseconds = integer(1, 2_147_483_647);

export function oneOf<const T extends readonly [string, ...string[]]>(
  ...words: T
): z.ZodType<T[number], string> {
  return z
    .string()
    .refine((value) => words.includes(value), `must be one of ${words.join(', ')}`)
    .pipe(z.enum(words));
}

function parseUrl(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

function isHttp(url: URL | undefined): url is URL {
  return url?.protocol === 'http:' || url?.protocol === 'https:';
}

/** An http or https URL without user, password or fragment, in its normal form. */
export const httpUrl = z
  .string()
  .refine((value) => isHttp(parseUrl(value)), 'must be an absolute URL that begins with http:// or https://')
  .refine((value) => {
    const url = parseUrl(value);
    return url?.username === '' && url.password === '' && url.hash === '';
  }, 'must not contain a user, a password or a fragment')
  .transform((value) => new URL(value).href);

/** A URL that other paths are appended to: no query, and no slash at the end. */
export const baseUrl = httpUrl
  .refine((value) => new URL(value).search === '', 'must not contain a query')
  .transform((value) => value.replace(/\/+$/, ''));

/** The address of a proxy; unlike other URLs it may hold a user and a password. */
export const proxyUrl = z
  .string()
  .refine((value) => isHttp(parseUrl(value)), 'must be an absolute URL that begins with http:// or https://');

function isOrigin(value: string): boolean {
  const url = parseUrl(value);
  return isHttp(url) && url.href === `${url.origin}/` && !value.includes('?') && !value.includes('#');
}

const originRule = 'must be an origin: scheme, host and port only, such as https://wfm.example.com:8443';
const origin = z
  .string()
  .refine(isOrigin, originRule)
  .transform((value) => new URL(value).origin);

function split(value: string, separator: string | RegExp): readonly string[] {
  return value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Comma-separated words, at least one. */
export const list = z
  .string()
  .transform((value) => split(value, ','))
  .refine((parts) => parts.length > 0, 'must name at least one');

export const origins = list.pipe(z.array(origin));

export interface UrlRewrite {
  readonly from: string;
  readonly to: string;
}

/** `from=to` pairs of origins. */
export const rewrites = list
  .refine(
    (pairs) => pairs.every((pair) => pair.split('=').length === 2),
    'must be pairs from=to, separated by commas',
  )
  .transform((pairs) =>
    pairs.map((pair) => {
      const [from = '', to = ''] = pair.split('=').map((part) => part.trim());
      return { from, to };
    }),
  )
  .pipe(z.array(z.object({ from: origin, to: origin })));

export interface StaticHeader {
  readonly name: string;
  readonly value: string;
}

/** What the bridge says itself, and what belongs to a connection and not to a request (RFC 9110 §7.6.1). */
const reservedHeaders = new Set([
  ...[
    'authorization',
    'content-encoding',
    'content-length',
    'content-type',
    'cookie',
    'date',
    'expect',
    'host',
  ],
  ...[
    'soapaction',
    'connection',
    'http2-settings',
    'keep-alive',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
  ],
]);

function isReserved({ name }: StaticHeader): boolean {
  return reservedHeaders.has(name) || name.startsWith('proxy-');
}

function isHeader(line: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:[ \t]*[\x20-\x7e\x80-\xff]+$/.test(line);
}

/** `name: value`, one a line, or separated by commas on one line. */
export const headers = z
  .string()
  .transform((value) => split(value, /[\r\n]/.test(value) ? /[\r\n]+/ : ','))
  .refine((lines) => lines.every(isHeader), 'must be `name: value`, separated by commas or line breaks')
  .transform((lines): readonly StaticHeader[] =>
    lines.map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
    }),
  )
  .refine(
    (parsed) => !parsed.some(isReserved),
    `must not contain a header that the bridge or its connection itself sets (${[...reservedHeaders].join(', ')}, proxy-*)`,
  );

/** Dotted paths into a JSON document, tried in order. */
export const paths = list.refine(
  (parts) => parts.every((part) => /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/.test(part)),
  'must be dotted paths such as data.userId, separated by commas',
);

/** An address, a subnet, or one of the names that Express has for private networks. */
function isProxy(part: string): boolean {
  const [address = '', bits, ...more] = part.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true;
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** How many proxies stand in front, or which. "All" is not offered: anyone could then claim an address. */
export const trustedProxies = z
  .string()
  .refine(
    (value) => /^\d{1,2}$/.test(value) || split(value, ',').every(isProxy),
    'must be the number of proxies in front, or their addresses or subnets, separated by commas',
  )
  .transform((value): number | readonly string[] =>
    /^\d+$/.test(value) ? Number(value) : split(value, ','),
  );

export function atLeast(minimum: number, unit: 'characters' | 'bytes'): z.ZodType<string, string> {
  return z
    .string()
    .refine(
      (value) => (unit === 'bytes' ? Buffer.byteLength(value) : value.length) >= minimum,
      `must have at least ${minimum} ${unit}`,
    );
}

/** A Postgres database, or the process's own memory. */
export const databaseUrl = z
  .string()
  .refine(
    (value) => value === 'memory:' || (/^postgres(ql)?:\/\/\S+$/.test(value) && URL.canParse(value)),
    'must be postgres://user:password@host:port/name or memory:',
  );

/** A Redis; at most the number of a database as its path. */
export const redisUrl = z.string().refine((value) => {
  const url = parseUrl(value);
  if (url === undefined || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return false;
  return /^\/?\d{0,5}$/.test(url.pathname) && url.search === '' && url.hash === '';
}, 'must be redis://user:password@host:port or rediss://…, and may end with the number of a database');
