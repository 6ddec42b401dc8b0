/**
 * The model printed to TypeScript: the friendly request and answer of every operation, so that a typed call is checked
 * by the compiler. `npm run generate` writes the text to `src/wfm/generated/`.
 */
import type { QName } from '../xml/names.ts';
import {
  complexTypeOf,
  typeOf,
  type ComplexType,
  type EnumModel,
  type Member,
  type Operation,
  type Service,
  type ServiceModel,
  type SimpleType,
} from './service-model.ts';

/** Requests and answers differ: counts and fills make members optional on the way in, dates may be null on the way out. */
type Direction = 'input' | 'output';

const numberBases = new Set(['byte', 'short', 'int', 'unsignedByte', 'unsignedShort', 'unsignedInt']);

function scalar(type: SimpleType): string {
  if (type.variety === 'list') return 'readonly string[]';
  if (type.variety === 'union') return 'string';
  const { enumeration } = type.facets;
  if (enumeration !== undefined) return enumeration.map((text) => JSON.stringify(text)).join(' | ');
  if (type.base === 'boolean') return 'boolean';
  if (type.base === 'double' || type.base === 'float') return "number | 'INF' | '-INF' | 'NaN'";
  if (numberBases.has(type.base)) return 'number';
  return 'string';
}

function enumText(model: EnumModel): string {
  return `${[...model.numbers.keys()].map((name) => `'${name}'`).join(' | ')} | number`;
}

function typeName(type: ComplexType, direction: Direction): string {
  const name = type.name.replace(/[^A-Za-z0-9_]/g, '_');
  return direction === 'input' ? `${name}Input` : name;
}

class ServicePrinter {
  readonly #service: Service;
  readonly #printed = new Map<string, string>();

  constructor(service: Service) {
    this.#service = service;
  }

  #memberType(member: Member, direction: Direction): string {
    if (member.enum !== undefined) return enumText(member.enum);
    if (member.date !== undefined) return member.date.none === undefined ? 'string' : 'string | null';
    const type = typeOf(this.#service, member.type);
    if (type.kind === 'simple') return scalar(type);
    return type.kind === 'complex' ? this.reference(type, direction) : 'unknown';
  }

  #member(member: Member, direction: Direction, requestEnum: EnumModel | undefined): string {
    const inner = requestEnum === undefined ? this.#memberType(member, direction) : enumText(requestEnum);
    const nillable = member.nillable ? `${inner} | null` : inner;
    const type = member.repeated ? `readonly (${nillable})[]` : nillable;
    const filled = member.repeated || member.fill !== undefined;
    const optional =
      direction === 'input' ? !member.required || filled : !member.required && !member.repeated;
    const text =
      member.evidence.text === '' ? '' : `  /** ${member.evidence.text.replaceAll('*/', '* /')} */\n`;
    return `${text}  readonly ${property(member.friendly)}${optional ? '?' : ''}: ${type};\n`;
  }

  #holder(type: ComplexType, direction: Direction): string {
    const holder = type.holder;
    if (holder === undefined) return '';
    const items = type.members.filter(
      (member) => member.name === holder.full || member.name === holder.short,
    );
    const union = items.map((member) => this.#memberType(member, direction)).join(' | ');
    return `  readonly ${holder.items}: readonly (${union})[];\n`;
  }

  /** Prints a type on its first use and returns its name. */
  reference(
    type: ComplexType,
    direction: Direction,
    requestEnums: ReadonlyMap<string, EnumModel> = new Map(),
  ): string {
    const name = typeName(type, direction);
    if (this.#printed.has(name)) return name;
    this.#printed.set(name, '');
    const joined = type.holder === undefined ? [] : [type.holder.full, type.holder.short];
    const members = type.members
      .filter((member) => member.countOf === undefined && !joined.includes(member.name))
      .map((member) => this.#member(member, direction, requestEnums.get(member.name)));
    const text = type.evidence.text === '' ? '' : `/** ${type.evidence.text.replaceAll('*/', '* /')} */\n`;
    const body = `${this.#holder(type, direction)}${members.join('')}`;
    const declaration =
      body === ''
        ? `export type ${name} = Readonly<Record<never, never>>;\n`
        : `export interface ${name} {\n${body}}\n`;
    this.#printed.set(name, `${text}${declaration}`);
    return name;
  }

  /** The answer without its wrapper, when the wrapper holds one value. */
  #output(type: ComplexType): string {
    const [only] = type.members;
    if (only === undefined || type.members.length !== 1) return this.reference(type, 'output');
    const inner = this.#memberType(only, 'output');
    return only.repeated ? `readonly (${inner})[]` : inner;
  }

  #operation(operation: Operation): string {
    const wrapper = (name: QName): ComplexType => complexTypeOf(this.#service, name);
    const input = this.reference(wrapper(operation.request.type), 'input', operation.requestEnums);
    return `  readonly ${operation.name}: { readonly input: ${input}; readonly output: ${this.#output(wrapper(operation.response.type))} };\n`;
  }

  print(): string {
    const operations = [...this.#service.operations.values()].filter(
      (operation) => operation.unsupported === undefined,
    );
    const contract = `export interface ${this.#service.family}Contract {\n${operations.map((operation) => this.#operation(operation)).join('')}}\n`;
    return `${banner}\n${[...this.#printed.values()].join('\n')}\n${contract}`;
  }
}

const banner = '// Printed from wsdl/ by `npm run generate`. Do not edit.\n';

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function fileName(service: Service): string {
  const family = service.family.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return `${family}${service.version === undefined ? '' : `-${service.version}`}.ts`;
}

/** One file a service, the newest of its family, and `contract-types.ts` that names them all. */
export function printTypescript(model: ServiceModel): ReadonlyMap<string, string> {
  const newest = [...new Map(model.services.map((service) => [service.family, service])).values()];
  const files = new Map(newest.map((service) => [fileName(service), new ServicePrinter(service).print()]));
  const imports = newest.map(
    (service) => `import type { ${service.family}Contract } from './${fileName(service)}';\n`,
  );
  const lines = newest.map((service) => `  readonly ${service.family}: ${service.family}Contract;\n`);
  files.set(
    'contract-types.ts',
    `${banner}\n${imports.join('')}\n/** Every service by its name without version, as the newest WSDL describes it. */\nexport interface Contracts {\n${lines.join('')}}\n`,
  );
  return files;
}
