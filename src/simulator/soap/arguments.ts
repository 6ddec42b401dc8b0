import type { Member } from './service-facts.ts';
import type { ServiceSchema } from './service-schema.ts';
import { SoapFault } from './soap-fault.ts';

type Values = Readonly<Record<string, unknown>>;

/** The members of one structure of a request. The schema has been checked before, so that nothing here can be wrong. */
export class Arguments {
  readonly #values: Values;

  constructor(values: unknown) {
    this.#values = typeof values === 'object' && values !== null ? (values as Values) : {};
  }

  /** 0 where it was left out. */
  int(name: string): number {
    const value = this.#values[name];
    return typeof value === 'number' ? value : 0;
  }

  /** Such as an OLE date; NaN where it is not a number. */
  double(name: string): number {
    const value = this.#values[name];
    return typeof value === 'number' ? value : NaN;
  }

  /** The digits of a long, `'0'` where it was left out. */
  long(name: string): string {
    return BigInt(this.text(name) ?? '0').toString();
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  ints(name: string): readonly number[] {
    return this.#list(name).filter((value) => typeof value === 'number');
  }

  part(name: string): Arguments | undefined {
    const value = this.#values[name];
    return typeof value === 'object' && value !== null ? new Arguments(value) : undefined;
  }

  parts(name: string): readonly Arguments[] {
    return this.#list(name).map((value) => new Arguments(value));
  }

  /** Throws a Client fault where a count and its array disagree, at any depth. */
  checkCounts(members: readonly Member[], schema: ServiceSchema): void {
    for (const member of members) {
      const count = this.#values[`${member.name}NSizeIs`];
      const length = this.#list(member.name).length;
      if (member.many && typeof count === 'number' && count !== length) {
        throw new SoapFault('Client', `${member.name}NSizeIs is ${count}, but ${length} ${member.name} came`);
      }
      const inner = schema.typeMembers(member.type);
      if (inner === undefined) continue;
      for (const part of this.parts(member.name)) part.checkCounts(inner, schema);
    }
  }

  #list(name: string): readonly unknown[] {
    const value = this.#values[name];
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? (value as readonly unknown[]) : [value];
  }
}
