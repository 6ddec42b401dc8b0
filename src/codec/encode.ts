/**
 * Model → a writer of requests: JSON in, XML out. It walks the contract and never the caller's JSON, so order and
 * names are the WSDL's; the flaws of the input are collected with their JSON pointers before anything is refused.
 */
import type {
  AtomicType,
  DateModel,
  EnumModel,
  Member,
  Operation,
  Service,
} from '../contract/service-model.ts';
import { typeOf } from '../contract/service-model.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { localOf, namespaceOf, type QName } from '../xml/names.ts';
import { escapeAttribute, escapeText } from '../xml/write.ts';
import { FlawList, InputPlace } from './input-place.ts';
import { objectWriter, type MemberPlan, type Writer } from './object-writer.ts';
import type { CodecOptions } from './profile.ts';
import { scalars } from './scalar.ts';
import { numberOfEnum, oleOfDate } from './special-value.ts';

/** Writes the Body's content for one operation. Throws `invalid-request` with one flaw for each mistake, 50 at most. */
export type RequestWriter = (input: unknown) => string;

/** Where in the request a type stands: decides what is filled and which operation-wide enum applies. */
interface Place {
  /** Dotted path from the request's wrapper; `undefined` where it no longer matters. */
  readonly path: string | undefined;
  readonly filling: boolean;
}

const deep: Place = { path: undefined, filling: false };

/** Only a recursive type gets there; as deep as answers may be (`xml/document.ts`). */
const deepestPlace = 100;

function scalarWriter(type: AtomicType): Writer {
  const scalar = scalars[type.base];
  return (value, place) => {
    const text = scalar.encode(value);
    if (text === undefined) return place.flaw(`${scalar.expects} is expected`);
    const { enumeration } = type.facets;
    if (enumeration !== undefined && !enumeration.includes(text)) {
      return place.flaw(`one of ${enumeration.join(', ')} is expected`);
    }
    return escapeText(text);
  };
}

function enumWriter(model: EnumModel, plain: Writer): Writer {
  return (value, place) => {
    const number = numberOfEnum(model, value);
    if (number !== undefined) return plain(number, place);
    return place.flaw(`a number or one of ${[...model.numbers.keys()].join(', ')} is expected`);
  };
}

function dateWriter(model: DateModel, zone: CodecOptions['zone'], plain: Writer): Writer {
  const expected = model.form === 'date' ? 'a date YYYY-MM-DD' : 'a date-time of ISO 8601';
  return (value, place) => {
    const ole = oleOfDate(model, value, zone);
    return ole === undefined ? place.flaw(`${expected} is expected`) : plain(ole, place);
  };
}

class WriterCompiler {
  readonly #service: Service;
  readonly #operation: Operation;
  readonly #options: CodecOptions;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #writers = new Map<QName, Writer>();

  constructor(
    service: Service,
    operation: Operation,
    options: CodecOptions,
    prefixes: ReadonlyMap<string, string>,
  ) {
    this.#service = service;
    this.#operation = operation;
    this.#options = options;
    this.#prefixes = prefixes;
  }

  get #friendly(): boolean {
    return this.#options.profile === 'friendly';
  }

  tag(namespace: string, local: string): string {
    const prefix = this.#prefixes.get(namespace);
    return prefix === undefined ? local : `${prefix}:${local}`;
  }

  ofType(name: QName, place: Place): Writer {
    const type = typeOf(this.#service, name);
    if (type.kind === 'simple' && type.variety === 'atomic') return scalarWriter(type);
    if (type.kind !== 'complex') throw new Error(`${name} reached the codec`);
    if (place.path !== undefined || place.filling) return this.#complex(name, place);
    const known = this.#writers.get(name);
    if (known !== undefined) return known;
    // A recursive type finds this entry while it is being compiled; it looks itself up again when it is used.
    this.#writers.set(name, (value, at) =>
      at.depth < deepestPlace ? this.ofType(name, deep)(value, at) : at.flaw('this is nested too deeply'),
    );
    const compiled = this.#complex(name, deep);
    this.#writers.set(name, compiled);
    return compiled;
  }

  /** The top of the request and its optional structures are compiled in place; what is below them is shared. */
  #placeOf(member: Member, owner: Place): Place {
    if (owner.path === undefined) return deep;
    const isTop = owner.path === '';
    const path = isTop ? member.name : `${owner.path}.${member.name}`;
    return isTop
      ? { path, filling: this.#friendly && this.#operation.optionalStructures.has(member.name) }
      : deep;
  }

  #special(member: Member, owner: Place, plain: Writer): Writer {
    if (!this.#friendly) return plain;
    const path = owner.path === '' ? member.name : `${owner.path ?? '?'}.${member.name}`;
    const model = this.#operation.requestEnums.get(path) ?? member.enum;
    if (model !== undefined) return enumWriter(model, plain);
    return member.date === undefined ? plain : dateWriter(member.date, this.#options.zone, plain);
  }

  #fillOf(member: Member, owner: Place): { readonly fill?: unknown } {
    if (owner.filling && member.fill !== undefined) return { fill: member.fill };
    const isTop = owner.path === '';
    if (!isTop || member.required || !this.#friendly || !this.#operation.optionalStructures.has(member.name))
      return {};
    const type = typeOf(this.#service, member.type);
    const fillable =
      type.kind === 'complex' &&
      type.members.every(
        (inner) =>
          !inner.required || inner.repeated || inner.countOf !== undefined || inner.fill !== undefined,
      );
    return fillable ? { fill: {} } : {};
  }

  #plan(member: Member, owner: Place): MemberPlan {
    return {
      member,
      key: this.#friendly ? member.friendly : member.name,
      tag: this.tag(member.namespace, member.name),
      write: this.#special(member, owner, this.ofType(member.type, this.#placeOf(member, owner))),
      ...this.#fillOf(member, owner),
    };
  }

  #complex(name: QName, place: Place): Writer {
    const type = typeOf(this.#service, name);
    if (type.kind !== 'complex') throw new Error(`${name} is not a complex type`);
    return objectWriter(
      type.members.map((member) => this.#plan(member, place)),
      this.#friendly,
    );
  }
}

/** Every namespace that the request may use gets a prefix of ours, declared once on its root. */
function prefixesOf(service: Service, operation: Operation): ReadonlyMap<string, string> {
  const namespaces = new Set([namespaceOf(operation.request.name)]);
  for (const type of service.types.values()) {
    if (type.kind === 'complex') for (const member of type.members) namespaces.add(member.namespace);
  }
  namespaces.delete('');
  return new Map([...namespaces].map((namespace, index) => [namespace, `n${index}`]));
}

export function compileRequestWriter(
  service: Service,
  operation: Operation,
  options: CodecOptions,
): RequestWriter {
  const prefixes = prefixesOf(service, operation);
  const compiler = new WriterCompiler(service, operation, options, prefixes);
  const write = compiler.ofType(operation.request.type, { path: '', filling: false });
  const { name } = operation.request;
  const tag = compiler.tag(namespaceOf(name), localOf(name));
  const declarations = [...prefixes]
    .map(([uri, prefix]) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`)
    .join('');
  return (input) => {
    const flaws = new FlawList();
    const content = write(input, InputPlace.root(flaws));
    if (flaws.isEmpty) return `<${tag}${declarations}>${content}</${tag}>`;
    throw new BridgeError(
      'invalid-request',
      `the body does not match ${operation.name} in the ${options.profile} profile`,
      {
        facts: { errors: flaws.shown(), service: operation.service, operation: operation.name },
      },
    );
  };
}
