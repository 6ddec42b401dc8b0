/**
 * Model → a writer of requests: JSON in, XML out. It walks the contract and never the caller's JSON, so order and
 * names are the WSDL's; every flaw of the input is collected with its JSON pointer before anything is refused.
 */
import type { EnumModel, Member, Operation, Service, SimpleType } from '../contract/service-model.ts';
import { typeOf } from '../contract/service-model.ts';
import { BridgeError, type RequestFlaw } from '../error/bridge-error.ts';
import { localOf, namespaceOf, ns, type QName } from '../xml/names.ts';
import { escapeText } from '../xml/write.ts';
import { nearestName } from '../error/nearest-name.ts';
import type { CodecOptions } from './profile.ts';
import { scalars } from './scalar.ts';
import { numberOfEnum, oleOfDate } from './special-value.ts';

/** Returns the text between the tags, or adds flaws. */
type Writer = (value: unknown, pointer: string, flaws: RequestFlaw[]) => string;

/** Writes the Body's content for one operation. Throws `invalid-request` with one flaw for each mistake. */
export type RequestWriter = (input: unknown) => string;

interface MemberPlan {
  readonly member: Member;
  readonly key: string;
  readonly tag: string;
  readonly write: Writer;
  /** What an omitted member becomes; absent when nothing stands in for it. */
  readonly fill?: unknown;
}

/** Where in the request a type stands: decides what is filled and which operation-wide enum applies. */
interface Place {
  /** Dotted path from the request's wrapper; `undefined` where it no longer matters. */
  readonly path: string | undefined;
  readonly filling: boolean;
}

const deep: Place = { path: undefined, filling: false };

/** Only a recursive type gets there; as deep as answers may be (`xml/document.ts`). */
const deepestPointer = 100;

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalarWriter(type: SimpleType): Writer {
  const scalar = scalars[type.base];
  return (value, pointer, flaws) => {
    const text = scalar.encode(value);
    if (text === undefined) {
      flaws.push({ pointer, detail: `${scalar.expects} is expected` });
      return '';
    }
    if (type.allowed !== undefined && !type.allowed.includes(text)) {
      flaws.push({ pointer, detail: `one of ${type.allowed.join(', ')} is expected` });
    }
    return escapeText(text);
  };
}

function enumWriter(model: EnumModel, plain: Writer): Writer {
  return (value, pointer, flaws) => {
    const number = numberOfEnum(model, value);
    if (number !== undefined) return plain(number, pointer, flaws);
    flaws.push({ pointer, detail: `a number or one of ${[...model.numbers.keys()].join(', ')} is expected` });
    return '';
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
    if (type.kind === 'unsupported') throw new Error(`${type.construct} reached the codec`);
    if (type.kind === 'simple') return scalarWriter(type);
    if (place.path !== undefined || place.filling) return this.#complex(name, place);
    const known = this.#writers.get(name);
    if (known !== undefined) return known;
    // A recursive type finds this entry while it is being compiled; it looks itself up again when it is used.
    this.#writers.set(name, (value, pointer, flaws) => {
      if (pointer.split('/').length <= deepestPointer) return this.ofType(name, deep)(value, pointer, flaws);
      flaws.push({ pointer, detail: 'this is nested too deeply' });
      return '';
    });
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
    const { date } = member;
    if (date === undefined) return plain;
    return (value, pointer, flaws) => {
      const ole = oleOfDate(date, value, this.#options.zone);
      if (ole !== undefined) return plain(ole, pointer, flaws);
      flaws.push({
        pointer,
        detail:
          date.form === 'date' ? 'a date YYYY-MM-DD is expected' : 'a date-time of ISO 8601 is expected',
      });
      return '';
    };
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
    const plans = type.members.map((member) => this.#plan(member, place));
    const readable = plans.filter((plan) => !this.#friendly || plan.member.countOf === undefined);
    const keys = new Set(readable.map((plan) => plan.key));
    return (value, pointer, flaws) => {
      if (!isObject(value)) {
        flaws.push({ pointer, detail: 'an object is expected' });
        return '';
      }
      for (const key of Object.keys(value)) {
        if (!keys.has(key))
          flaws.push({ pointer: `${pointer}/${escapePointer(key)}`, detail: unknownProperty(key, keys) });
      }
      return plans.map((plan) => writeMember(plan, plans, value, pointer, flaws, this.#friendly)).join('');
    };
  }
}

function unknownProperty(key: string, keys: ReadonlySet<string>): string {
  const near = nearestName(key, keys);
  return `there is no such property${near === undefined ? '' : `; did you mean ${near}?`}`;
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

// eslint-disable-next-line @typescript-eslint/max-params -- the walk's own state; an object would be made per member
function writeMember(
  plan: MemberPlan,
  plans: readonly MemberPlan[],
  source: Readonly<Record<string, unknown>>,
  pointer: string,
  flaws: RequestFlaw[],
  friendly: boolean,
): string {
  const here = `${pointer}/${escapePointer(plan.key)}`;
  if (plan.member.countOf !== undefined) return writeCount(plan, plans, source, here, flaws, friendly);
  const given = own(source, plan.key);
  const value = given ?? (given === undefined ? plan.fill : undefined);
  if (value === undefined && given === undefined) {
    if (plan.member.required && !plan.member.repeated)
      flaws.push({ pointer: here, detail: 'this property is required' });
    return '';
  }
  if (!plan.member.repeated) return writeElement(plan, given === null ? null : value, here, flaws);
  if (!Array.isArray(value)) {
    flaws.push({ pointer: here, detail: 'an array is expected' });
    return '';
  }
  return value.map((item: unknown, index) => writeElement(plan, item, `${here}/${index}`, flaws)).join('');
}

function writeElement(plan: MemberPlan, value: unknown, pointer: string, flaws: RequestFlaw[]): string {
  if (value === null && plan.member.nillable) return `<${plan.tag} xmlns:xsi="${ns.xsi}" xsi:nil="true"/>`;
  return `<${plan.tag}>${plan.write(value, pointer, flaws)}</${plan.tag}>`;
}

/** Friendly callers never see a count; `exact` callers give it, and it must be right. */
// eslint-disable-next-line @typescript-eslint/max-params -- as above
function writeCount(
  plan: MemberPlan,
  plans: readonly MemberPlan[],
  source: Readonly<Record<string, unknown>>,
  here: string,
  flaws: RequestFlaw[],
  friendly: boolean,
): string {
  const counted = plans.find((other) => other.member.name === plan.member.countOf);
  const array = counted === undefined ? undefined : own(source, counted.key);
  const actual = Array.isArray(array) ? array.length : 0;
  const given = friendly ? actual : own(source, plan.key);
  if (given === undefined) {
    if (plan.member.required) flaws.push({ pointer: here, detail: 'this property is required' });
    return '';
  }
  if (given !== actual)
    flaws.push({
      pointer: here,
      detail: `${actual} is expected: the length of ${plan.member.countOf ?? ''}`,
    });
  return `<${plan.tag}>${actual}</${plan.tag}>`;
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
  const declarations = [...prefixes].map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`).join('');
  return (input) => {
    const flaws: RequestFlaw[] = [];
    const content = write(input, '', flaws);
    if (flaws.length === 0) return `<${tag}${declarations}>${content}</${tag}>`;
    throw new BridgeError(
      'invalid-request',
      `the body does not match ${operation.name} in the ${options.profile} profile`,
      {
        facts: { errors: flaws, service: operation.service, operation: operation.name },
      },
    );
  };
}
