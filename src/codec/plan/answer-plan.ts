/**
 * Model → what the decoder is driven by: records of fields and types in one table of integers. A type is compiled when
 * its first element comes: an answer may be of a schema with thousands of types.
 */
import {
  typeOf,
  type ComplexType,
  type Member,
  type Operation,
  type Service,
} from '../../contract/service-model.ts';
import { localOf, ns, qname, type QName } from '../../xml/names.ts';
import { AnswerTable } from './answer-table.ts';
import {
  bareField,
  FieldCompiler,
  unnoted,
  wrappedItemName,
  type MemberTypes,
  type WrappedItem,
} from './field-compiler.ts';
import { ObjectCompiler } from './object-compiler.ts';
import { isBranched } from './occurrence.ts';
import { isAround, type FieldPlan, type TypePlan, type TypeRole } from './plan-model.ts';
import type { CodecOptions } from '../profile.ts';
import { frameLayout, typeLayout, valueKind } from './table-layout.ts';
import { plainShape, type TypeShape } from './type-shape.ts';

/** A wrapper counts what is in it. */
const wrapperCounter = frameLayout.seen + 1;

interface TypeOrigin {
  readonly role: TypeRole;
  readonly name?: QName;
  readonly model?: ComplexType;
  readonly shape?: TypeShape;
}

export class AnswerPlan {
  readonly table = new AnswerTable();
  readonly fields: FieldPlan[] = [];
  readonly types: TypePlan[] = [];
  /** A field that is never there: what follows where nothing is expected. */
  readonly nothing: FieldPlan;
  /** The type of the frame of an element of simple type. */
  readonly simple: TypePlan;
  readonly document: TypePlan;
  readonly service: Service;
  readonly operation: Operation;
  /** How much is shown of the objects around the answer's value. */
  readonly shape: TypeShape;
  readonly #byName = new Map<QName, TypePlan>();
  readonly #shapes = new Map<TypePlan, TypeShape>();
  readonly #compiler: FieldCompiler;
  readonly #objects: ObjectCompiler;

  constructor(service: Service, operation: Operation, options: CodecOptions, shape: TypeShape) {
    this.service = service;
    this.operation = operation;
    this.shape = shape;
    this.#compiler = new FieldCompiler(this.table, service, options, this.fields);
    this.#objects = new ObjectCompiler(service, this.table, this.#compiler);
    this.nothing = this.#bare(valueKind.other, undefined, {});
    this.simple = this.#type({ role: 'simple' });
    this.document = this.#around(shape);
  }

  /** A complex type in its usual shape. */
  ofType(name: QName, role: 'object' | 'group' = 'object'): TypePlan {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const model = typeOf(this.service, name);
    if (model.kind !== 'complex') throw new Error(`${name} is not a complex type`);
    const plan = this.#type({ role, name, model });
    this.#byName.set(name, plan);
    return plan;
  }

  /** Compiles a type that a document has come to. */
  prepare(plan: TypePlan): void {
    const { model } = plan;
    if (plan.isReady || model === undefined) return;
    const shape = this.#shapes.get(plan) ?? plainShape;
    const types: MemberTypes = {
      typeOf: (member) =>
        shape.kind === 'path' && member === shape.through
          ? this.#shaped(member.type, shape.inner)
          : this.ofType(member.type, member.kind === 'group' ? 'group' : 'object'),
      wrapperOf: (member, item) => this.#wrapperOf(member, item, model, shape),
    };
    this.#objects.compile(plan, model, shape, types);
    plan.isReady = true;
  }

  #shaped(name: QName, shape: TypeShape): TypePlan {
    if (shape.kind === 'plain') return this.ofType(name);
    const model = typeOf(this.service, name);
    if (model.kind !== 'complex') throw new Error(`${name} is not a complex type`);
    return this.#type({ role: 'object', name, model, shape });
  }

  #type({ role, name, model, shape }: TypeOrigin): TypePlan {
    const address = this.table.type();
    const isHidden = model === undefined || (shape !== undefined && shape.kind !== 'plain');
    const plan: TypePlan = {
      address,
      role,
      model,
      name,
      isHidden,
      isReady: model === undefined,
      elements: new Map(),
      items: undefined,
      wildcards: [],
      attributes: new Map(),
      text: undefined,
      fields: [],
      ignoresUnknown: isAround(role) || shape?.kind === 'items' || shape?.kind === 'path',
      hasRequired: false,
      isBranched: model !== undefined && isBranched(model),
    };
    const { ints } = this.table;
    ints[address + typeLayout.id] = this.types.length;
    ints[address + typeLayout.frameSize] = frameLayout.seen + (role === 'wrapper' ? 3 : 1);
    ints[address + typeLayout.next] = this.nothing.address;
    ints[address + typeLayout.hasChecks] = role === 'wrapper' || isAround(role) ? 1 : 0;
    ints[address + typeLayout.closing] = isHidden ? 0 : 0x7d;
    ints[address + typeLayout.isReady] = model === undefined ? 1 : 0;
    if (shape !== undefined) this.#shapes.set(plan, shape);
    this.types.push(plan);
    return plan;
  }

  /** A field that shows nothing but its value and may come any number of times. */
  #bare(kind: number, type: TypePlan | undefined, shown: Partial<FieldPlan>, counter = 0): FieldPlan {
    const place = { ...unnoted, address: this.table.fields(1), counter };
    return this.#compiler.add({ ...bareField, ...shown, address: place.address, kind, type }, place, '');
  }

  /** What ATL puts around the items of an array. */
  #wrapperOf(member: Member, item: WrappedItem, owner: ComplexType, shape: TypeShape): TypePlan | undefined {
    const type = typeOf(this.service, member.type);
    const local = wrappedItemName(member, type);
    if (local === undefined || owner.arrayOf !== undefined || this.operation.response.encoded)
      return undefined;
    const plan = this.#type({ role: 'wrapper' });
    const { kind, isNillable, preset, value } = item;
    const shown = {
      separator: shape.kind === 'items' ? '\n' : ',',
      isRepeated: true,
      isNillable,
      preset,
      value,
    };
    const inner = type.kind === 'complex' ? this.ofType(member.type) : undefined;
    const field = this.#bare(kind, inner, shown, wrapperCounter);
    plan.items = { local, field };
    plan.fields = [field];
    this.table.ints[plan.address + typeLayout.next] = field.address;
    return plan;
  }

  /** The document, its envelope and its Body; what is in the Body has `shape`. */
  #around(shape: TypeShape): TypePlan {
    const level = (role: TypeRole, name: QName, field: FieldPlan): TypePlan => {
      const plan = this.#type({ role });
      plan.elements = new Map([[name, field]]);
      return plan;
    };
    // The general path alone knows what may follow what around the answer.
    const around = { isLearnable: false };
    const { name, type } = this.operation.response;
    const model = this.service.types.get(type);
    const isObject = model?.kind === 'complex';
    const answer = this.#bare(
      isObject ? valueKind.object : valueKind.opaque,
      isObject ? this.#shaped(type, shape) : undefined,
      { ...around, name: localOf(name), isRequired: true },
    );
    const roots = [ns.soap11, ns.soap12].map((namespace): [QName, FieldPlan] => {
      const body = this.#bare(valueKind.object, level('body', name, answer), around);
      const envelope = level('envelope', qname(namespace, 'Body'), body);
      return [qname(namespace, 'Envelope'), this.#bare(valueKind.object, envelope, around)];
    });
    const document = this.#type({ role: 'document' });
    document.elements = new Map(roots);
    return document;
  }
}
