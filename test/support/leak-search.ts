/** Finds secrets in what a process has written, in every form in which a careless line may show one. */

export interface Canary {
  readonly name: string;
  readonly value: string;
  /** With an id it is also searched as the Basic credentials of `id:value`. */
  readonly id?: string;
}

export interface Leak {
  readonly name: string;
  readonly form: string;
}

/** What any text that holds these bytes shows in base64, at each of the three places where they may begin. */
function base64Cores(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = shift === 0 ? 0 : shift + 1;
    const spare = (shift + bytes.length) % 3 === 0 ? 0 : 1;
    return encoded.slice(first, encoded.length - spare);
  });
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

function xmlEscaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Every text that shows the canary, by the name of its form. */
export function formsOf({ value, id }: Canary): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>([
    ['raw', [value]],
    ['JSON', [JSON.stringify(value).slice(1, -1)]],
    ['XML', [xmlEscaped(value)]],
    ['percent', [encodeURIComponent(value), encodeURI(value)]],
    ['form', [new URLSearchParams({ x: value }).toString().slice(2)]],
    ['base64', base64Cores(value)],
    ['base64url', base64Cores(value).map(urlSafe)],
    ['hex', [Buffer.from(value).toString('hex')]],
  ]);
  if (id !== undefined) {
    const plain = `${id}:${value}`;
    const encoded = `${encodeURIComponent(id)}:${encodeURIComponent(value)}`;
    const formEncoded = `${id}:${new URLSearchParams({ x: value }).toString().slice(2)}`;
    forms.set(
      'Basic',
      [plain, encoded, formEncoded].map((text) => Buffer.from(text).toString('base64')),
    );
  }
  return forms;
}

/** The canaries that the text shows, each with the forms in which it does. */
export function leaksIn(text: string, canaries: readonly Canary[]): readonly Leak[] {
  return canaries.flatMap((canary) =>
    [...formsOf(canary)]
      .filter(([, shown]) => shown.some((form) => text.includes(form)))
      .map(([form]) => ({ name: canary.name, form })),
  );
}
