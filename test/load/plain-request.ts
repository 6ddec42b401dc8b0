/** A request whose answer is JSON or nothing. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Rejects only when no whole answer comes. */
export async function request(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
): Promise<PlainAnswer> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(60_000),
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const value: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body: value as PlainAnswer['body'] };
}
