/** Everything that the bridge serves as one OpenAPI 3.1 document. */
import type { Endpoint } from '../api/endpoint.ts';
import { jsonProfiles, type JsonProfile } from '../contract/json-profile.ts';
import { Components } from './components.ts';
import { notModified } from './conditional.ts';
import { documentOf, partsOf, type Frame, type Part } from './document-parts.ts';
import type { DocumentSource } from './document-source.ts';
import { endpointPaths, wfmWords } from './endpoint-paths.ts';
import { fixedPaths } from './fixed-paths.ts';
import type { JsonSchema } from './json-schema.ts';
import { headerComponents } from './media.ts';
import { problemResponses, problemSchema } from './problem-responses.ts';
import { profileParameter, rawPaths, rawTags } from './raw-paths.ts';
import { security, securitySchemes } from './security-schemes.ts';
import { mismatchesOf, servedEndpoints, tagOf, type Mismatches } from './served-endpoints.ts';

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
  Administration: 'What was done to WFM and to the API clients.',
  Clients: 'Who may call the bridge, and what they may do there.',
  Services: 'The services of the loaded WSDLs, and the raw call into any of them.',
};

/** A tag for every noun. */
function tagsOf(endpoints: readonly Endpoint[], mismatches: Mismatches): readonly JsonSchema[] {
  const names = new Set(['Access', 'Health', 'Documents', ...endpoints.map(({ tag }) => tag)]);
  return [...names].map((name) => {
    const noun = `${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')} of WFM's configuration.`;
    return tagOf(name, tagDescriptions[name] ?? noun, { endpoints, mismatches });
  });
}

export function documentFrame(source: DocumentSource): Frame {
  const { model, endpoints, statuses, version, serverUrl } = source;
  const license = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
  return {
    before: {
      openapi: '3.1.0',
      info: { title: 'wfm-bridge', version, description, license },
      servers: [{ url: serverUrl }],
      security,
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

export function documentParts(
  source: DocumentSource,
  profiles: readonly JsonProfile[],
): Iterable<Part | undefined> {
  const components = new Components();
  components.reference('problem', 'Problem', () => problemSchema);
  const all = [
    Object.entries(fixedPaths(components)),
    endpointPaths(servedEndpoints(source), components, wfmWords),
    rawPaths(source.model, components, profiles),
  ];
  return partsOf(all, components);
}

/**
 * The document. The same source gives the same text, byte by byte, since nothing in it depends on time or place.
 */
export function openApiDocument(source: DocumentSource): JsonSchema {
  return documentOf(documentFrame(source), documentParts(source, jsonProfiles));
}
