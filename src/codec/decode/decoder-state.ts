/** Everything that is known in the middle of an answer: one object, so that any byte may be the last of a chunk. */
import type { ByteGatherer } from '../../xml/byte-gatherer.ts';
import { ByteSource } from '../../xml/byte-source.ts';
import { ScopeStack } from '../../xml/scope-stack.ts';
import type { Markup } from '../../xml/passed-markup.ts';
import { StartTag } from '../../xml/start-tag.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { violation } from './answer-failure.ts';
import type { AnswerPlan } from '../plan/answer-plan.ts';
import type { DecodeLimits } from '../decode-limits.ts';
import { JsonOutput } from './json-output.ts';
import { LearnedTags } from './learned-tags.ts';
import { LearnedTransitions } from './learned-transitions.ts';
import { noOddities, type Oddities } from '../oddities.ts';
import type { FieldPlan, TypePlan } from '../plan/plan-model.ts';
import { DayCache } from './day-cache.ts';
import type { CodecOptions } from '../profile.ts';
import { TextGatherer } from './text-gatherer.ts';
import { fieldLayout, frameLayout, typeLayout } from '../plan/table-layout.ts';

/** What the next bytes are: elements, the text of a value, or something that is passed over. */
export type ReadingMode = 'content' | 'text' | 'skip';

export class DecoderState {
  readonly source = new ByteSource();
  readonly output = new JsonOutput();
  readonly scopes = new ScopeStack();
  readonly tag: StartTag;
  readonly tags: LearnedTags;
  readonly transitions: LearnedTransitions;
  readonly days: DayCache;
  /** The ten bytes of the date that was found right last. */
  readonly lastDate = new Int32Array(3);
  readonly plan: AnswerPlan;
  /** The plan's table as it is now. */
  table: Int32Array;
  doubles: Float64Array;
  readonly limits: DecodeLimits;
  readonly refusesUnknown: boolean;
  oddities: Oddities = noOddities();
  mode: ReadingMode = 'content';
  /** The comment, instruction or CDATA section that the source is in. */
  markup: Markup | undefined;
  /** The frames of the open elements, and the address of the innermost one. */
  stack = new Int32Array(4096);
  frame = 0;
  /** How many elements are open. */
  depth = 0;
  /** The value behind which a transition may be learned, and where in the source's bytes it ended; 0 for none. */
  runField = 0;
  runEnd = 0;
  /** What `slot` is as long as nothing came after that value but the end of its item, and the field of that; or 0. */
  runSlot = 0;
  runItem = 0;
  /** The members that this item lacks, as bits of the first word. */
  runLacks = 0;
  /** The field of nil that came in between, or 0. */
  runNil = 0;
  /** What was so before a run went on to the next item: the field that had been read, and the bits of its item. */
  turnedFrom = 0;
  turnedSeen = 0;
  /** The type or field after which something is expected. */
  slot = 0;
  /** The array that is open in the innermost frame. */
  array = 0;
  /** The raw rest of a start tag that says nil, and the scope in which it does. */
  nilTag = 0;
  nilScope = -1;
  /** Raw names of the open elements whose end tags are compared by name. */
  readonly names: string[] = [];
  /** True for each of them that declared namespaces, when it is passed over. */
  readonly scoped: boolean[] = [];
  /** The value that is being read in the general way, and what it is when it is empty. */
  value: FieldPlan | undefined;
  preset: string | undefined;
  /** The text of a value that is converted as a whole, and how many bytes of a value were read. */
  readonly text = new TextGatherer();
  textBytes = 0;
  /** How many elements are open of what is passed over. */
  skipped = 0;
  /** What was read of an element that is handed on as XML. */
  capture: ByteGatherer | undefined;
  /** Where in the source's bytes begins what was not kept yet. */
  captureFrom = 0;
  /** How much was written of the declarations around such elements. */
  declaredBytes = 0;
  /** What is written behind it. */
  captureEnd = '';
  /** True when text between elements was noted since the last tag. */
  hasStrayText = false;
  /** True when an element that is cut off had better wait for the next bytes than be read in the general way. */
  mayWait = false;
  /** True once the expected answer has begun. */
  hasBegun = false;
  /** True once the envelope is closed. */
  isDone = false;

  constructor(plan: AnswerPlan, limits: DecodeLimits, options: CodecOptions) {
    this.plan = plan;
    this.table = plan.table.ints;
    this.doubles = plan.table.doubles;
    plan.table.onGrowth = () => {
      this.table = plan.table.ints;
      this.doubles = plan.table.doubles;
    };
    this.limits = limits;
    this.tag = new StartTag(limits);
    this.tags = new LearnedTags(plan.table, limits.learnedTags);
    this.transitions = new LearnedTransitions(plan.table, limits.learnedTags);
    this.days = new DayCache(options.zone);
    this.refusesUnknown = options.unknown === 'refuse';
    this.reset();
  }

  /** Begins a new document; what was learned about the server's tags is kept. */
  reset(): void {
    this.source.reset();
    this.output.reset();
    this.scopes.reset();
    this.tag.reset();
    this.oddities = noOddities();
    this.mode = 'content';
    this.markup = undefined;
    this.frame = 0;
    this.depth = 0;
    this.array = 0;
    this.names.length = 0;
    this.scoped.length = 0;
    this.value = undefined;
    this.text.forget();
    this.skipped = 0;
    this.hasStrayText = false;
    this.capture = undefined;
    this.declaredBytes = 0;
    this.mayWait = false;
    this.hasBegun = false;
    this.isDone = false;
    const { document } = this.plan;
    this.slot = document.address;
    this.stack.fill(0, 0, frameLayout.seen + 1);
    this.stack[frameLayout.type] = document.address;
    this.stack[frameLayout.field] = this.plan.nothing.address;
  }

  /** True when this answer took so much room that keeping it would be a waste. */
  get isLarge(): boolean {
    return this.source.bytes.length + this.output.bytes.length > 1 << 20;
  }

  fieldAt(address: number): FieldPlan {
    const field = this.plan.fields[this.table[address + fieldLayout.id] ?? 0];
    if (field === undefined) throw new Error(`there is no field at ${address}`);
    return field;
  }

  typeOf(frame: number): TypePlan {
    const address = this.stack[frame + frameLayout.type] ?? 0;
    const type = this.plan.types[this.table[address + typeLayout.id] ?? 0];
    if (type === undefined) throw new Error(`there is no type at ${address}`);
    return type;
  }

  fieldOf(frame: number): FieldPlan {
    return this.fieldAt(this.stack[frame + frameLayout.field] ?? 0);
  }

  outerOf(frame: number): number {
    return this.stack[frame + frameLayout.outer] ?? 0;
  }

  /** Opens a frame inside of the innermost one and makes it that. */
  push(field: number, type: number): void {
    const outer = this.frame;
    const { table } = this;
    const outerType = this.stack[outer + frameLayout.type] ?? 0;
    const frame = outer + (table[outerType + typeLayout.frameSize] ?? 0);
    const size = table[type + typeLayout.frameSize] ?? 0;
    // With room for the frame of a wrapper, which an item may become.
    if (frame + size + 16 > this.stack.length) this.#grow(frame + size + 16);
    const { stack } = this;
    stack[outer + frameLayout.array] = this.array;
    // Not `fill`: for so few words the call costs more than the loop.
    for (let word = frame; word < frame + size; word += 1) stack[word] = 0;
    stack[frame + frameLayout.outer] = outer;
    stack[frame + frameLayout.type] = type;
    stack[frame + frameLayout.field] = field;
    stack[frame + frameLayout.closing] = table[type + typeLayout.closing] ?? 0;
    this.frame = frame;
    this.array = 0;
    this.slot = type;
  }

  /** Closes the innermost frame. */
  pop(): void {
    const { stack, frame } = this;
    this.slot = stack[frame + frameLayout.field] ?? 0;
    this.frame = stack[frame + frameLayout.outer] ?? 0;
    this.array = stack[this.frame + frameLayout.array] ?? 0;
  }

  /** Counts an element that was opened. */
  descend(): void {
    this.depth += 1;
    if (this.depth > this.limits.depth)
      throw new XmlError(`more than ${this.limits.depth} levels of elements`);
  }

  /** The elements around and the one itself, as messages name a place. */
  place(name = ''): string {
    const names = name === '' ? [] : [name];
    for (let frame = this.frame; frame > 0; frame = this.outerOf(frame)) {
      const outer = this.fieldOf(frame).name;
      if (outer !== '') names.unshift(outer);
    }
    return names.join('/');
  }

  /** Notes something that the WSDL does not know, or refuses it. */
  unknown(name: string, what: string): void {
    if (this.refusesUnknown) throw violation(this.place(name), `${what} that the WSDL does not know`);
    this.oddities.unknownElements += 1;
  }

  #grow(needed: number): void {
    const larger = new Int32Array(needed * 2);
    larger.set(this.stack);
    this.stack = larger;
  }
}
