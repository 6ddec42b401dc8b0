/** The operations of the loaded WSDLs, each with a path of its own. */
import { jsonProfiles, type JsonProfile } from '../contract/json-profile.ts';
import type { Operation, Service, ServiceModel } from '../contract/service-model.ts';
import { NameRegister, type Components } from './components.ts';
import { evidenceNote } from './evidence-notes.ts';
import { exampleOf } from './examples.ts';
import { byName, present, type JsonSchema } from './json-schema.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { jsonContent, lines, ok, quotaHeaders, type Example } from './media.ts';
import { MessageSchemas } from './message-schemas.ts';
import { failures } from './problem-responses.ts';
import type { Steps } from './steps.ts';

/** `?profile=`, for documents that describe both. */
export const profileParameter: JsonSchema = {
  name: 'profile',
  in: 'query',
  required: false,
  description:
    "`friendly` speaks clean JSON, `exact` the WSDL's own shape without loss, in requests and answers.",
  schema: { type: 'string', enum: jsonProfiles, default: 'friendly' },
};

/** A path with what it answers to. */
export type Path = readonly [path: string, item: JsonSchema];

interface Described {
  readonly schema: JsonSchema;
  readonly examples: readonly Example[];
}

const summaries: Readonly<Record<JsonProfile, string>> = {
  friendly: 'The friendly profile, which is the default',
  exact: 'The exact profile, ?profile=exact',
};

function* describe(
  profiles: readonly JsonProfile[],
  components: Components,
  make: (profile: JsonProfile) => JsonSchema,
): Steps<Described> {
  const schemas = profiles.map((profile) => [profile, make(profile)] as const);
  yield* components.complete();
  const [[, first] = ['', {}], ...others] = schemas;
  return {
    schema: others.length === 0 ? first : { anyOf: schemas.map(([, schema]) => schema) },
    examples: schemas.map(([profile, schema]) => ({
      name: profile,
      summary: summaries[profile],
      value: exampleOf(schema, components),
    })),
  };
}

/** Whether the request may be left out, because an empty object will do. */
function isOptional(request: JsonSchema, components: Components): boolean {
  const { $ref } = request;
  const schema = typeof $ref === 'string' ? components.get($ref) : request;
  return schema?.['required'] === undefined && schema?.['not'] === undefined;
}

function parametersOf(
  { safety }: Operation,
  profiles: readonly JsonProfile[],
): readonly JsonSchema[] | undefined {
  const all = [
    ...(profiles.length > 1 ? [{ $ref: '#/components/parameters/profile' }] : []),
    ...(safety === 'read' ? [] : [idempotencyKey]),
  ];
  return all.length === 0 ? undefined : all;
}

function* operationItem(
  operation: Operation,
  messages: MessageSchemas,
  components: Components,
  profiles: readonly JsonProfile[],
): Steps<JsonSchema> {
  const request = yield* describe(profiles, components, (profile) => messages.request(operation, profile));
  const answer = yield* describe(profiles, components, (profile) => messages.answer(operation, profile));
  const provisional = operation.enums.filter((model) => model.provisional).map(({ name }) => name);
  const { text } = operation.evidence;
  const writes = operation.safety === 'read' ? [] : [409, 422];
  return present({
    summary: `${operation.name} of ${operation.service}`,
    description: text === '' ? undefined : text,
    tags: [operation.service],
    parameters: parametersOf(operation, profiles),
    requestBody: {
      required: !isOptional(messages.request(operation, 'friendly'), components),
      content: jsonContent(request.schema, request.examples),
    },
    responses: {
      ...ok('The answer of WFM.', { ...jsonContent(answer.schema, answer.examples), ...lines }, [
        'WFM-Provisional',
        ...Object.keys(quotaHeaders),
        ...(operation.safety === 'read' ? [] : ['Idempotency-Replayed']),
      ]),
      ...failures([400, 401, 403, 404, 406, ...writes, 413, 415, 429, 500, 501, 502, 503, 504]),
    },
    'x-safety': operation.safety,
    'x-permissions': [operation.safety === 'read' ? 'wfm:raw:read' : 'wfm:raw:write'],
    'x-provisional': provisional.length === 0 ? undefined : provisional,
    ...evidenceNote(operation.evidence),
  });
}

function tagOf(service: Service, refused: readonly Operation[]): JsonSchema {
  const { text } = service.evidence;
  const reasons = refused.map(({ name, unsupported = '' }) => [name, unsupported] as const);
  return {
    name: service.name,
    description: `Operations of ${service.name}, as its WSDL describes them.${text === '' ? '' : ` ${text}`}`,
    ...(reasons.length === 0 ? {} : { 'x-unsupported-operations': byName(reasons) }),
    ...evidenceNote(service.evidence),
  };
}

function offered(service: Service): readonly Operation[] {
  return [...service.operations.values()].filter(({ reserved }) => !reserved);
}

/** A tag for every service that callers may use, with what of it cannot be used. */
export function rawTags({ services }: ServiceModel): readonly JsonSchema[] {
  return services.flatMap((service) => {
    const operations = offered(service);
    const refused = operations.filter(({ unsupported }) => unsupported !== undefined);
    return operations.length === 0 ? [] : [tagOf(service, refused)];
  });
}

/** A path for every operation that callers may use and the bridge can; `undefined` is a step without one. */
export function* rawPaths(
  { services }: ServiceModel,
  components: Components,
  profiles: readonly JsonProfile[],
): Generator<Path | undefined, void, undefined> {
  const ids = new NameRegister();
  for (const service of services) {
    const messages = new MessageSchemas(service, components);
    for (const operation of offered(service)) {
      if (operation.unsupported !== undefined) continue;
      const names = [service.name, operation.name].map((name) => encodeURIComponent(name));
      const operationId = ids.take(`${service.name}_${operation.name}`);
      const item = yield* operationItem(operation, messages, components, profiles);
      yield [`/wfm/v1/services/${names.join('/')}`, { post: { operationId, ...item } }];
    }
  }
}
