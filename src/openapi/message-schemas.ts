/** The JSON that an operation takes and answers with. */
import type { JsonProfile } from '../contract/json-profile.ts';
import { typeOf, type ComplexType, type Operation, type Service } from '../contract/service-model.ts';
import { onlyProperty } from '../contract/only-property.ts';
import type { Components } from './components.ts';
import { byName, nullable, type JsonSchema } from './json-schema.ts';
import { suffixOf, type Shape } from './shape.ts';
import { TypeSchemas } from './type-schemas.ts';
import { simpleSchema } from './value-schemas.ts';

/** Makes the schemas of one service's messages. */
export class MessageSchemas {
  readonly #service: Service;
  readonly #components: Components;
  readonly #types: TypeSchemas;

  constructor(service: Service, components: Components) {
    this.#service = service;
    this.#components = components;
    this.#types = new TypeSchemas(service, components);
  }

  #headers({ headers }: Operation, shape: Shape): JsonSchema {
    return {
      type: 'object',
      description: 'Blocks of the SOAP header.',
      properties: byName(headers.map(({ key, type }) => [key, this.#types.ofType(type, shape)] as const)),
      additionalProperties: false,
    };
  }

  /** A component of the operation's own where something holds for it alone, else that of the type. */
  request(operation: Operation, profile: JsonProfile): JsonSchema {
    const shape: Shape = { profile, direction: 'request' };
    const type = typeOf(this.#service, operation.request.type);
    const { headers, requestEnums } = operation;
    const isPlain = headers.length === 0 && (requestEnums.size === 0 || profile === 'exact');
    if (type.kind !== 'complex' || isPlain) return this.#types.ofType(operation.request.type, shape);
    const before =
      headers.length === 0
        ? []
        : [{ key: '@headers', schema: this.#headers(operation, shape), required: false }];
    const place = { operation: operation.name, enums: requestEnums };
    const name = `${this.#service.name}.${operation.name}${suffixOf(shape)}`;
    return this.#components.reference(`message ${name}`, name, () =>
      this.#types.object(type, shape, before, place),
    );
  }

  #unwrapped(type: ComplexType, shape: Shape): JsonSchema | undefined {
    const only = onlyProperty(type);
    if (only === undefined || shape.profile === 'exact') return undefined;
    if (only.kind === 'value') return simpleSchema(this.#service, only.value.type, this.#components);
    const schema = this.#types.ofMember(only.member, shape);
    const { required, repeated, nillable } = only.member;
    return required || repeated || nillable ? schema : nullable(schema);
  }

  answer(operation: Operation, profile: JsonProfile): JsonSchema {
    const shape: Shape = { profile, direction: 'answer' };
    const type = typeOf(this.#service, operation.response.type);
    const unwrapped = type.kind === 'complex' ? this.#unwrapped(type, shape) : undefined;
    return unwrapped ?? this.#types.ofType(operation.response.type, shape);
  }
}
