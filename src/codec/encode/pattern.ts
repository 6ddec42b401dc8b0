/**
 * The regular expressions of XML Schema, matched by an automaton: the time is bounded by the length of the text, which
 * no translation to the regular expressions of JavaScript could promise. That bound is the number of states for each
 * character, and those may be thousands: what most characters do is remembered, and the work beyond is rationed.
 */
import { parsePattern, type Accepts, type Node } from './pattern-syntax.ts';

/** Larger automata are not built: a counted repetition copies what it repeats. */
const mostStates = 2_000;

/** A state with a test is left by a character that passes it, one without at once. */
interface State {
  readonly test: number | undefined;
  readonly next: number[];
}

class TooLarge extends Error {}

/** Thompson's construction. States without a test are passed through. */
class Automaton {
  readonly states: State[] = [];
  readonly tests: Accepts[] = [];
  readonly #bySource = new Map<string, number>();

  #testOf(node: Extract<Node, { kind: 'set' }>): number {
    const known = this.#bySource.get(node.source);
    if (known !== undefined) return known;
    this.#bySource.set(node.source, this.tests.length);
    return this.tests.push(node.accepts) - 1;
  }

  add(test?: number): number {
    if (this.states.length >= mostStates) throw new TooLarge();
    this.states.push({ test, next: [] });
    return this.states.length - 1;
  }

  #link(from: number, to: number): void {
    this.states[from]?.next.push(to);
  }

  /** Adds the node behind a state and returns the state in which it has been met. */
  build(node: Node, from: number): number {
    switch (node.kind) {
      case 'set': {
        const test = this.add(this.#testOf(node));
        this.#link(from, test);
        const end = this.add();
        this.#link(test, end);
        return end;
      }
      case 'sequence':
        return node.parts.reduce((state, part) => this.build(part, state), from);
      case 'choice': {
        const ends = node.parts.map((part) => this.build(part, from));
        const end = this.add();
        for (const each of ends) this.#link(each, end);
        return end;
      }
      case 'repeat':
        return this.#repeat(node, from);
    }
  }

  #repeat({ part, min, max }: Extract<Node, { kind: 'repeat' }>, from: number): number {
    let state = from;
    for (let count = 0; count < min; count += 1) state = this.build(part, state);
    const end = this.add();
    if (max === Infinity) {
      const loop = this.add();
      this.#link(state, loop);
      this.#link(this.build(part, loop), loop);
      this.#link(loop, end);
      return end;
    }
    for (let count = min; count < max; count += 1) {
      this.#link(state, end);
      state = this.build(part, state);
    }
    this.#link(state, end);
    return end;
  }
}

/** Everything that can be reached without a character. */
function closure(states: readonly State[], from: Iterable<number>): Set<number> {
  const reached = new Set(from);
  for (const index of reached) {
    const state = states[index];
    if (state !== undefined && state.test === undefined) for (const each of state.next) reached.add(each);
  }
  return reached;
}

/** A set of states as one, and where each kind of character leads. */
interface Spot {
  readonly states: readonly State[];
  readonly isEnd: boolean;
  readonly ways: Map<string, Spot>;
  /** False for one that nothing may refer to, since there are too many already. */
  readonly kept: boolean;
}

/** What is remembered is bounded: texts are the caller's. */
const mostSpots = 1_000;
const mostCharacters = 5_000;

/**
 * Visits of states and tests, some tenths of a second: what a matcher may spend at once, and what it may save up again
 * with each character it has seen. Ordinary patterns spend some hundred in all.
 */
const mostCredit = 3_000_000;
const creditOfCharacter = 20;

/**
 * Characters that pass the same tests are of one kind; there are few of those, so that nearly every character costs two
 * looks into a table.
 */
class Matcher {
  readonly #automaton: Automaton;
  readonly #end: number;
  readonly #kinds = new Map<string, string>();
  readonly #spots = new Map<string, Spot>();
  readonly #start: Spot;
  #credit = mostCredit;

  constructor(automaton: Automaton, start: number, end: number) {
    this.#automaton = automaton;
    this.#end = end;
    this.#start = this.#spotOf(closure(automaton.states, [start]));
  }

  /** A letter for each test, `1` where it is passed; `undefined` when there is no credit to find out. */
  #kindOf(character: string): string | undefined {
    const known = this.#kinds.get(character);
    if (known !== undefined) return known;
    if (this.#credit < 0) return undefined;
    this.#credit -= this.#automaton.tests.length;
    const kind = this.#automaton.tests.map((accepts) => (accepts(character) ? '1' : '0')).join('');
    if (this.#kinds.size < mostCharacters) this.#kinds.set(character, kind);
    return kind;
  }

  #spotOf(reached: ReadonlySet<number>): Spot {
    const { states } = this.#automaton;
    const testing = [...reached].filter((index) => states[index]?.test !== undefined).sort((a, b) => a - b);
    const isEnd = reached.has(this.#end);
    const key = `${isEnd ? '!' : ''}${testing.join(',')}`;
    const known = this.#spots.get(key);
    if (known !== undefined) return known;
    const kept = this.#spots.size < mostSpots;
    const waiting = testing.flatMap((index) => states[index] ?? []);
    const spot: Spot = { states: waiting, isEnd, ways: new Map(), kept };
    if (kept) this.#spots.set(key, spot);
    return spot;
  }

  /** `undefined` when there is no credit to find out. */
  #way(spot: Spot, kind: string): Spot | undefined {
    if (this.#credit < 0) return undefined;
    const passed = spot.states.filter(({ test }) => kind[test ?? -1] === '1');
    const reached = closure(
      this.#automaton.states,
      passed.flatMap(({ next }) => next),
    );
    this.#credit -= spot.states.length + reached.size;
    const way = this.#spotOf(reached);
    if (way.kept) spot.ways.set(kind, way);
    return way;
  }

  /** True as well for a text that would take too much work: it is for the server to judge. */
  matches(text: string): boolean {
    let spot = this.#start;
    this.#credit = Math.min(mostCredit, this.#credit + text.length * creditOfCharacter);
    for (const character of text) {
      const kind = this.#kindOf(character);
      const way = kind === undefined ? undefined : (spot.ways.get(kind) ?? this.#way(spot, kind));
      if (way === undefined) return true;
      spot = way;
      if (spot.states.length === 0 && !spot.isEnd) return false;
    }
    return spot.isEnd;
  }
}

/**
 * Whether a whole text is of a pattern, as far as that can be told with a bounded amount of work: what is beyond is taken
 * for one. `undefined` for a pattern that is not understood or too large.
 */
export function compilePattern(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const automaton = new Automaton();
    const start = automaton.add();
    const end = automaton.build(parsePattern(pattern), start);
    const matcher = new Matcher(automaton, start, end);
    return (text) => matcher.matches(text);
  } catch (reason) {
    if (reason instanceof TooLarge || reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
