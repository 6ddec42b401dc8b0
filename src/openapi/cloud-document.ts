/** The endpoints in Genesys Cloud's words as an OpenAPI 3.1 document. */
import {
  cloudFailureSchemas,
  cloudFailuresOf,
  cloudHeaders,
  cloudResponses,
  successHeaders,
} from './cloud-failures.ts';
import { Components } from './components.ts';
import { documentOf, partsOf, type Frame, type Part } from './document-parts.ts';
import type { DocumentSource } from './document-source.ts';
import { endpointPaths, type OperationWords } from './endpoint-paths.ts';
import { tokenFailures, tokenPath } from './fixed-paths.ts';
import { byName, type JsonSchema } from './json-schema.ts';
import { headerComponents, headerReferences } from './media.ts';
import { problemResponses, problemSchema } from './problem-responses.ts';
import { security, securitySchemes } from './security-schemes.ts';
import { mismatchesOf, servedEndpoints, tagOf } from './served-endpoints.ts';

const description = `Twelve operations of Genesys Cloud's workforce management API as they were in June 2018, answered by Genesys
WFM 8.5: a program written for them needs another base URL, and nothing else.

WFM-API-shaped, and not an official document: the vendor's WSDLs are not public. Models, parameters and permissions are
those of Genesys Cloud, so that a client generated from this document is the same; which fields WFM 8.5 cannot answer, and
where the others come from, is listed in \`docs/coverage.md\` of the product. Such fields are absent, never null and never
invented. \`docs/dictionary.md\` says which word of WFM is which word of Genesys Cloud.

Ids are UUIDs that hold WFM's numbers: they stay the same. Parameters and properties that are not described here are
refused. Whatever else WFM can do has a document of its own, \`/openapi/wfm.json\`.`;

const style = { io: 'input', formatsAlone: true } as const;

const words: OperationWords = {
  requests: style,
  answers: style,
  headers: () => [],
  successes: ({ success = 200 }, content) => ({
    [success]: {
      description: success === 202 ? 'It has been taken on.' : 'The answer.',
      headers: headerReferences(successHeaders),
      content,
    },
  }),
  failures: cloudFailuresOf,
  notes: ({ permissions, safety }) => ({
    'x-requires-permissions': { type: permissions.length === 0 ? 'NONE' : 'ANY', permissions },
    'x-safety': safety,
  }),
  // What 8.5 cannot answer would be in them.
  examples: false,
};

/** Of the failures in the bridge's own form, those of `/oauth/token`. */
function tokenProblems({ statuses }: DocumentSource): JsonSchema {
  const names = tokenFailures.map((status) => `Problem${status}`);
  return byName(Object.entries(problemResponses(statuses)).filter(([name]) => names.includes(name)));
}

/** All but paths and schemas; `source.endpoints` are those of this face. */
export function cloudFrame(source: DocumentSource): Frame {
  const { endpoints, version, serverUrl } = source;
  const found = { endpoints, mismatches: mismatchesOf(source) };
  return {
    before: {
      openapi: '3.1.0',
      info: {
        title: 'wfm-bridge, in the words of Genesys Cloud',
        version,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: serverUrl }],
      security,
      tags: [
        tagOf('Access', 'A token for API clients.', found),
        tagOf('Workforce Management', 'Adherence, schedules, intraday, time off.', found),
      ],
    },
    components: {
      securitySchemes,
      headers: { 'X-Request-Id': headerComponents['X-Request-Id'], ...cloudHeaders },
      responses: { ...tokenProblems(source), ...cloudResponses },
    },
  };
}

/** Paths and then schemas; `source.endpoints` are those of this face. */
export function cloudParts(source: DocumentSource): Iterable<Part | undefined> {
  const components = new Components();
  components.reference('problem', 'Problem', () => problemSchema);
  cloudFailureSchemas(components);
  const all = [
    Object.entries(tokenPath(components)),
    endpointPaths(servedEndpoints(source), components, words),
  ];
  return partsOf(all, components);
}

/** The document; `source.endpoints` are those of this face. */
export function cloudDocument(source: DocumentSource): JsonSchema {
  return documentOf(cloudFrame(source), cloudParts(source));
}
