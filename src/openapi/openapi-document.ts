/** Everything that the bridge serves as one OpenAPI 3.1 document. */
import type { Endpoint } from '../api/endpoint.ts';
import { jsonProfiles, type JsonProfile } from '../contract/json-profile.ts';
import { missingNames, missingUses } from '../contract/missing-uses.ts';
import type { ServiceModel } from '../contract/service-model.ts';
import { Components } from './components.ts';
import { notModified } from './conditional.ts';
import { endpointOperation } from './endpoint-paths.ts';
import { fixedPaths } from './fixed-paths.ts';
import { byName, present, type JsonSchema } from './json-schema.ts';
import { headerComponents } from './media.ts';
import { problemResponses, problemSchema, type StatusTable } from './problem-responses.ts';
import { profileParameter, rawPaths, rawTags, type Path } from './raw-paths.ts';

/** What the document is printed from. */
export interface DocumentSource {
  readonly model: ServiceModel;
  readonly endpoints: readonly Endpoint[];
  /** HTTP status of every error code. */
  readonly statuses: StatusTable;
  /** Version of the product. */
  readonly version: string;
  /** Where callers reach the bridge; `/`: where they got the document. */
  readonly serverUrl: string;
}

const description = `REST for Genesys Workforce Management 8.5: the nouns of WFM as resources, and every operation of the
loaded WSDLs as a raw call.

WFM-API-shaped: the vendor's WSDLs are not public, and those that come with the bridge are rebuilt from public traces.
\`x-evidence\` says what each operation, type and member rests on; \`x-safety\` what may happen when it is called twice;
\`x-provisional\` names enums whose numbers are guesses.

Raw calls have two profiles. \`friendly\`, the default, is clean JSON; \`exact\` (\`?profile=exact\`) is the WSDL's own
shape, without loss. Components whose name ends in \`.request\` are taken, the others are answered with; those that end
in \`.exact\` belong to the exact profile. Integers of 64 bits and decimals are strings in both, so that no digit is lost;
in requests a JSON integer will do as well. Requests with properties or parameters that are not described here are refused.`;

const tagDescriptions: Readonly<Record<string, string>> = {
  Access: 'A token for API clients.',
  Health: 'For probes.',
  Documents: 'This description.',
  Session: 'Who the bridge is in WFM, and its session there.',
  Services: 'The services of the loaded WSDLs, and the raw call into any of them.',
};

/** Operation id → what the loaded contract lacks for it: endpoints that answer 501 to everybody. */
type Mismatches = ReadonlyMap<string, readonly string[]>;

function mismatchesOf({ model, endpoints }: DocumentSource): Mismatches {
  const all = endpoints.map(
    ({ operationId, uses }) => [operationId, missingNames(missingUses(model, uses))] as const,
  );
  return new Map(all.filter(([, names]) => names.length > 0));
}

/** A tag for every noun; one names which of its endpoints are left out of the document, and why. */
function tagsOf(endpoints: readonly Endpoint[], mismatches: Mismatches): readonly JsonSchema[] {
  const names = new Set(['Access', 'Health', 'Documents', ...endpoints.map(({ tag }) => tag)]);
  return [...names].map((name) => {
    const ids = endpoints.filter(({ tag }) => tag === name).map(({ operationId }) => operationId);
    const lacking = [...mismatches].filter(([id]) => ids.includes(id));
    return present({
      name,
      description:
        tagDescriptions[name] ?? `${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')} of WFM's configuration.`,
      'x-contract-mismatch': lacking.length === 0 ? undefined : byName(lacking),
    });
  });
}

const securitySchemes: JsonSchema = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A token of `/oauth/token`.' },
  basic: { type: 'http', scheme: 'basic', description: 'Client id and secret of an API client.' },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: '`<client id>.<secret>` of an API client.',
  },
};

function* endpointPaths(
  endpoints: readonly Endpoint[],
  components: Components,
): Generator<Path | undefined, void, undefined> {
  const paths = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) paths.set(endpoint.path, [...(paths.get(endpoint.path) ?? []), endpoint]);
  for (const [path, methods] of paths) {
    const operations: (readonly [string, JsonSchema])[] = [];
    for (const endpoint of methods)
      operations.push([endpoint.method, yield* endpointOperation(endpoint, components)]);
    yield [path, byName(operations)];
  }
}

/** What there is one of in a document. */
export interface Frame {
  readonly before: JsonSchema;
  /** `components` without `schemas`. */
  readonly components: JsonSchema;
}

export function documentFrame(source: DocumentSource): Frame {
  const { model, endpoints, statuses, version, serverUrl } = source;
  const license = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
  return {
    before: {
      openapi: '3.1.0',
      info: { title: 'wfm-bridge', version, description, license },
      servers: [{ url: serverUrl }],
      security: [{ bearer: [] }, { basic: [] }, { apiKey: [] }],
      tags: [...tagsOf(endpoints, mismatchesOf(source)), ...rawTags(model)],
    },
    components: {
      securitySchemes,
      parameters: { profile: profileParameter },
      headers: headerComponents,
      responses: { ...notModified, ...problemResponses(statuses) },
    },
  };
}

/** What there are many of: `paths` and then `components/schemas`, one by one, with empty steps between. */
export interface Part {
  readonly section: 'paths' | 'schemas';
  readonly name: string;
  readonly value: JsonSchema;
}

/** A client generated from the document has no method that can only fail: what the contract lacks is left out. */
function served(source: DocumentSource): readonly Endpoint[] {
  const mismatches = mismatchesOf(source);
  return source.endpoints.filter(({ operationId }) => !mismatches.has(operationId));
}

export function* documentParts(
  source: DocumentSource,
  profiles: readonly JsonProfile[],
): Generator<Part | undefined, void, undefined> {
  const { model } = source;
  const components = new Components();
  components.reference('problem', 'Problem', () => problemSchema);
  const all = [
    Object.entries(fixedPaths(components)),
    endpointPaths(served(source), components),
    rawPaths(model, components, profiles),
  ];
  for (const paths of all)
    for (const path of paths)
      yield path === undefined ? undefined : { section: 'paths', name: path[0], value: path[1] };
  yield* components.complete();
  for (const [name, value] of components.sorted()) yield { section: 'schemas', name, value };
}

/**
 * The document. The same source gives the same text, byte by byte, since nothing in it depends on time or place.
 */
export function openApiDocument(source: DocumentSource): JsonSchema {
  const { before, components } = documentFrame(source);
  const parts = [...documentParts(source, jsonProfiles)].filter((part) => part !== undefined);
  const of = (section: Part['section']): JsonSchema =>
    byName(parts.filter((part) => part.section === section).map(({ name, value }) => [name, value] as const));
  return { ...before, paths: of('paths'), components: { ...components, schemas: of('schemas') } };
}
