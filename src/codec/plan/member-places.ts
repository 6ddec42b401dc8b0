/** Where the members of a complex type note in the frame of an object that they were there, and how often. */
import type { ComplexType, Member } from '../../contract/service-model.ts';
import { frameLayout } from './table-layout.ts';

export interface MemberPlace {
  readonly seenWord: number;
  readonly seenBit: number;
  /** Index of the first member whose items go into the same array; undefined for what is no array. */
  readonly array: number | undefined;
  readonly counter: number;
  readonly declares: number;
}

export function isArray(member: Member): boolean {
  return member.repeated || member.kind !== 'element';
}

/** Members whose items go into one array share a bit; counts and what they count share two words behind the bits. */
export class MemberPlaces {
  readonly frameSize: number;
  readonly #members: readonly Member[];
  readonly #model: ComplexType;
  readonly #isJoined: boolean;
  readonly #counted: readonly string[];
  /** How many words of bits there are. */
  readonly words: number;

  constructor(members: readonly Member[], model: ComplexType, isExact: boolean) {
    this.#members = members;
    this.#model = model;
    this.#isJoined = !isExact && model.holder !== undefined;
    const counted = members.flatMap(({ countOf }) => (countOf === undefined ? [] : [countOf]));
    this.#counted = [...new Set(counted)];
    this.words = Math.max(1, Math.ceil(members.length / 32));
    this.frameSize = frameLayout.seen + this.words + 2 * this.#counted.length;
  }

  /** True for the two arrays of a holder that the friendly profile shows as one. */
  isJoined({ name }: Member): boolean {
    const { holder } = this.#model;
    return this.#isJoined && (name === holder?.full || name === holder?.short);
  }

  at(index: number): MemberPlace {
    const member = this.#members[index];
    if (member === undefined) throw new Error(`there is no member ${index}`);
    const first = this.isJoined(member) ? this.#members.findIndex((other) => this.isJoined(other)) : index;
    const declares = this.#counterOf(member.countOf);
    return {
      seenWord: frameLayout.seen + (first >> 5),
      seenBit: 1 << (first & 31),
      array: isArray(member) ? first : undefined,
      counter: isArray(member) ? this.#counterOf(member.name) : 0,
      declares: declares === 0 ? 0 : declares + 1,
    };
  }

  #counterOf(name: string | undefined): number {
    const index = name === undefined ? -1 : this.#counted.indexOf(name);
    return index === -1 ? 0 : frameLayout.seen + this.words + 2 * index;
  }
}
