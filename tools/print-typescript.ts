/**
 * The model printed to TypeScript: the friendly request and answer of every operation, so that a typed call is checked
 * by the compiler. `npm run generate` writes the text to `src/wfm/generated/`.
 */
import type { QName } from '../src/xml/names.ts';
import { onlyProperty } from '../src/contract/only-property.ts';
import {
  typeOf,
  type AttributeModel,
  type ComplexType,
  type EnumModel,
  type Member,
  type Operation,
  type Service,
  type ServiceModel,
} from '../src/contract/service-model.ts';
import { property, TypescriptNames } from './typescript-names.ts';
import { enumText, simpleText, xmlText } from './typescript-values.ts';

/** Requests and answers differ: counts and fills make members optional on the way in, dates may be null on the way out. */
type Direction = 'input' | 'output';

const noEnums: ReadonlyMap<string, EnumModel> = new Map();

function comment(text: string, indent = ''): string {
  return text === '' ? '' : `${indent}/** ${text.replaceAll('*/', '* /')} */\n`;
}

function line(name: string, optional: boolean, type: string): string {
  return `  readonly ${property(name)}${optional ? '?' : ''}: ${type};\n`;
}

class ServicePrinter {
  readonly #service: Service;
  readonly #names = new TypescriptNames();
  readonly #printed = new Map<string, string>();

  constructor(service: Service) {
    this.#service = service;
  }

  /** Prints under a name on its first use. A type that is being printed is known already: it may hold itself. */
  #once(identity: string, wished: string, print: (name: string) => string): string {
    const name = this.#names.nameOf(identity, wished);
    if (!this.#printed.has(name)) {
      this.#printed.set(name, '');
      this.#printed.set(name, print(name));
    }
    return name;
  }

  #ofType(name: QName, direction: Direction): string {
    const type = typeOf(this.#service, name);
    if (type.kind === 'simple') return simpleText(this.#service, type);
    if (type.kind === 'complex') return this.#polymorphic(name, type, direction);
    return type.kind === 'opaque' ? xmlText : 'unknown';
  }

  /** The declared type, or one that is derived from it and says so. */
  #polymorphic(name: QName, type: ComplexType, direction: Direction): string {
    const derived = type.derived.flatMap((inner) => {
      const found = typeOf(this.#service, inner);
      return found.kind === 'complex' && !found.abstract ? ([[inner, found]] as const) : [];
    });
    if (derived.length === 0) return type.abstract ? 'never' : this.reference(name, type, direction);
    const suffix = direction === 'input' ? 'AnyInput' : 'Any';
    return this.#once(`${name} any ${direction}`, `${type.name}${suffix}`, (own) => {
      const declared = type.abstract ? [] : [this.reference(name, type, direction)];
      const others = derived.map(([inner, found]) => {
        const tag = `{ readonly '@type': ${JSON.stringify(found.name)} }`;
        return `(${tag} & ${this.reference(inner, found, direction)})`;
      });
      return `export type ${own} =\n  | ${[...declared, ...others].join('\n  | ')};\n`;
    });
  }

  #memberType(member: Member, direction: Direction): string {
    if (member.enum !== undefined) return enumText(member.enum);
    if (member.date !== undefined) return member.date.none === undefined ? 'string' : 'string | null';
    return this.#ofType(member.type, direction);
  }

  #member(member: Member, direction: Direction, requestEnum: EnumModel | undefined): string {
    const inner = requestEnum === undefined ? this.#memberType(member, direction) : enumText(requestEnum);
    const nillable = member.nillable ? `${inner} | null` : inner;
    const type = member.repeated ? `readonly (${nillable})[]` : nillable;
    const filled = member.repeated || member.fill !== undefined || member.preset?.fixed === true;
    const optional =
      direction === 'input' ? !member.required || filled : !member.required && !member.repeated;
    return `${comment(member.evidence.text, '  ')}${line(member.friendly, optional, type)}`;
  }

  #attribute(attribute: AttributeModel, direction: Direction): string {
    const written = direction === 'input' && attribute.preset?.fixed === true;
    const type = this.#ofType(attribute.type, direction);
    const text = comment(attribute.evidence.text, '  ');
    return `${text}${line(attribute.friendly, !attribute.required || written, type)}`;
  }

  #holder(type: ComplexType, direction: Direction): string {
    const holder = type.holder;
    if (holder === undefined) return '';
    const items = type.members.filter(
      (member) => member.name === holder.full || member.name === holder.short,
    );
    const union = items.map((member) => this.#memberType(member, direction)).join(' | ');
    return line(holder.items, false, `readonly (${union})[]`);
  }

  #body(type: ComplexType, direction: Direction, requestEnums: ReadonlyMap<string, EnumModel>): string {
    const joined = type.holder === undefined ? [] : [type.holder.full, type.holder.short];
    const members = type.members
      .filter((member) => member.countOf === undefined && !joined.includes(member.name))
      .map((member) => this.#member(member, direction, requestEnums.get(member.name)));
    const attributes = type.attributes.map((attribute) => this.#attribute(attribute, direction));
    const { value, anyAttribute } = type;
    const text = value === undefined ? '' : line(value.friendly, false, this.#ofType(value.type, direction));
    const others = anyAttribute ? line('@attributes', true, 'Readonly<Record<string, string>>') : '';
    return [this.#holder(type, direction), ...members, ...attributes, text, others].join('');
  }

  /** Prints a type on its first use and returns its name. */
  reference(
    identity: QName,
    type: ComplexType,
    direction: Direction,
    requestEnums: ReadonlyMap<string, EnumModel> = noEnums,
  ): string {
    const wished = direction === 'input' ? `${type.name}Input` : type.name;
    return this.#once(`${identity} ${direction}`, wished, (name) => {
      const body = this.#body(type, direction, requestEnums);
      const declaration =
        body === ''
          ? `export type ${name} = Readonly<Record<never, never>>;\n`
          : `export interface ${name} {\n${body}}\n`;
      return `${comment(type.evidence.text)}${declaration}`;
    });
  }

  #input({ request, requestEnums, headers }: Operation): string {
    const type = typeOf(this.#service, request.type);
    const body =
      type.kind === 'complex' && type.derived.length === 0
        ? this.reference(request.type, type, 'input', requestEnums)
        : this.#ofType(request.type, 'input');
    if (headers.length === 0) return body;
    const blocks = headers.map(
      ({ key, type: block }) => `readonly ${property(key)}?: ${this.#ofType(block, 'input')}`,
    );
    return `${body} & { readonly '@headers'?: { ${blocks.join('; ')} } }`;
  }

  /** The answer without its wrapper, when the wrapper holds one value. */
  #output({ response }: Operation): string {
    const type = typeOf(this.#service, response.type);
    const only = type.kind === 'complex' ? onlyProperty(type) : undefined;
    if (only === undefined) return this.#ofType(response.type, 'output');
    if (only.kind === 'value') return this.#ofType(only.value.type, 'output');
    const inner = this.#memberType(only.member, 'output');
    const { repeated, required, nillable } = only.member;
    if (repeated) return `readonly (${nillable ? `${inner} | null` : inner})[]`;
    return required && !nillable ? inner : `${inner} | null`;
  }

  #operation(operation: Operation): string {
    const input = this.#input(operation);
    return `  readonly ${property(operation.name)}: { readonly input: ${input}; readonly output: ${this.#output(operation)} };\n`;
  }

  print(): string {
    const contract = this.#names.nameOf('the contract', `${this.#service.family}Contract`);
    const operations = [...this.#service.operations.values()].filter(
      (operation) => operation.unsupported === undefined,
    );
    const lines = operations.map((operation) => this.#operation(operation));
    const types = [...this.#printed.values()].join('\n');
    return `${banner}\n${types}\nexport interface ${contract} {\n${lines.join('')}}\n`;
  }
}

const banner = '// Printed from wsdl/ by `npm run generate`. Do not edit.\n';

function fileName(service: Service): string {
  const family = service.family.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return `${family}${service.version === undefined ? '' : `-${service.version}`}.ts`;
}

/** One file a service, the newest of its family, and `contract-types.ts` that names them all. */
export function printTypescript(model: ServiceModel): ReadonlyMap<string, string> {
  const newest = [...new Map(model.services.map((service) => [service.family, service])).values()];
  const files = new Map(newest.map((service) => [fileName(service), new ServicePrinter(service).print()]));
  const names = new TypescriptNames();
  const named = newest.map((service) => {
    // As the service's own file names it, before any of its types.
    const own = new TypescriptNames().nameOf(service.family, `${service.family}Contract`);
    return { service, own, here: names.nameOf(service.family, own) };
  });
  const imports = named.map(({ service, own, here }) => {
    const renamed = own === here ? own : `${own} as ${here}`;
    return `import type { ${renamed} } from './${fileName(service)}';\n`;
  });
  const lines = named.map(({ service, here }) => `  readonly ${property(service.family)}: ${here};\n`);
  files.set(
    'contract-types.ts',
    `${banner}\n${imports.join('')}\n/** Every service by its name without version, as the newest WSDL describes it. */\nexport interface Contracts {\n${lines.join('')}}\n`,
  );
  return files;
}
