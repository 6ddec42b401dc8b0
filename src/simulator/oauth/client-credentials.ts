export interface PresentedClient {
  readonly id: string;
  readonly secret: string;
}

/** The client of a token request: from the Basic header where there is one, else from the form. */
export function readClient(header: string | undefined, form: URLSearchParams): PresentedClient | undefined {
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (basic !== undefined) return readBasic(basic);
  const id = form.get('client_id');
  return id === null ? undefined : { id, secret: form.get('client_secret') ?? '' };
}

function readBasic(encoded: string): PresentedClient | undefined {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const id = formDecode(text.slice(0, colon));
  const secret = formDecode(text.slice(colon + 1));
  return { id, secret };
}

/** RFC 6749 has both parts form-encoded; clients that do not encode send the same text unless it holds `%` or `+`. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // Not form-encoded after all.
    return text;
  }
}
