import type { Endpoint } from '../api/endpoint.ts';
import { jsonProfiles } from '../contract/json-profile.ts';
import { cloudFrame, cloudParts } from './cloud-document.ts';
import type { Frame, Part } from './document-parts.ts';
import type { DocumentSource } from './document-source.ts';
import { documentFrame, documentParts } from './openapi-document.ts';
import { swagger2Frame, swagger2Part, swagger2Profiles } from './swagger2-document.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * The documents as they are served: JSON in pieces, each of which costs little to make. Empty ones are steps on the way.
 * Each is made when it is asked for; who serves it keeps it.
 */
export interface DocumentTexts {
  openApi(): Iterable<string>;
  swagger2(): Iterable<string>;
  cloud(): Iterable<string>;
}

/** The members of an object without its last brace. */
function opened(value: JsonSchema): string {
  return JSON.stringify(value).slice(0, -1);
}

/** `paths`, what stands between the two, and the schemas: each part after the comma that it needs. */
function* printed(parts: Iterable<Part | undefined>, between: string): Generator<string, void, undefined> {
  let section: Part['section'] = 'paths';
  let comma = '';
  for (const part of parts) {
    if (part === undefined) {
      yield '';
      continue;
    }
    if (part.section !== section) {
      section = part.section;
      comma = '';
      yield between;
    }
    yield `${comma}${JSON.stringify(part.name)}:${JSON.stringify(part.value)}`;
    comma = ',';
  }
}

function* openApiText(
  { before, components }: Frame,
  parts: Iterable<Part | undefined>,
): Generator<string, void, undefined> {
  yield `${opened(before)},"paths":{`;
  yield* printed(parts, `},"components":${opened(components)},"schemas":{`);
  yield '}}}';
}

function* swagger2Text(source: DocumentSource): Generator<string, void, undefined> {
  const { before, after } = swagger2Frame(source);
  yield `${opened({ ...before, ...after })},"paths":{`;
  const parts = documentParts(source, swagger2Profiles);
  const lowered = function* (): Generator<Part | undefined, void, undefined> {
    for (const part of parts) yield part === undefined ? undefined : swagger2Part(part);
  };
  yield* printed(lowered(), '},"definitions":{');
  yield '}}';
}

/** What the documents of both faces are printed from. */
export interface TextSource extends DocumentSource {
  readonly cloudEndpoints: readonly Endpoint[];
}

/** Each call of a member prints its document anew. */
export function documentTexts(source: TextSource): DocumentTexts {
  const cloud = { ...source, endpoints: source.cloudEndpoints };
  return {
    openApi: () => openApiText(documentFrame(source), documentParts(source, jsonProfiles)),
    swagger2: () => swagger2Text(source),
    cloud: () => openApiText(cloudFrame(cloud), cloudParts(cloud)),
  };
}
