/** The same document taken as lines, and with what the WSDL does not know refused: both against what was read of it. */
import { itemsShape, type TypeShape } from '../../src/codec/plan/type-shape.ts';
import { typeOf, type ComplexType, type Member, type Service } from '../../src/contract/service-model.ts';
import { differenceOf } from '../oracle/compare.ts';
import { readAnswer } from '../oracle/decode-answer.ts';
import { OracleFailure } from '../oracle/failure.ts';
import { decoded, decodedLines, type Outcome } from './decoded.ts';
import type { FuzzCase } from './fuzz-case.ts';

function complexType(service: Service, name: Member['type']): ComplexType {
  const type = typeOf(service, name);
  if (type.kind !== 'complex') throw new Error(`${name} is not complex`);
  return type;
}

function keyOf(member: Member, { holder }: ComplexType, { options }: FuzzCase): string {
  if (options.profile === 'exact') return member.key;
  const isJoined = holder !== undefined && (member.name === holder.full || member.name === holder.short);
  return isJoined ? holder.items : member.friendly;
}

/** The lists of an answer's tree that are its lines; `undefined` when the answer is one line. */
function listsIn(fuzzed: FuzzCase, tree: unknown): readonly (readonly unknown[])[] | undefined {
  const [service, { response }] = fuzzed.called;
  const of = (shape: TypeShape, type: ComplexType, value: unknown): readonly (readonly unknown[])[] => {
    if (!(value instanceof Map)) return [];
    const object = value as ReadonlyMap<string, unknown>;
    if (shape.kind === 'path')
      return of(
        shape.inner,
        complexType(service, shape.through.type),
        object.get(keyOf(shape.through, type, fuzzed)),
      );
    const list = shape.kind === 'items' ? [...shape.list] : [];
    const keys = new Set(list.map((member) => keyOf(member, type, fuzzed)));
    return [...keys].map((key) => (object.get(key) ?? []) as readonly unknown[]);
  };
  const shape = itemsShape(service, response);
  return shape && of(shape, complexType(service, response.type), tree);
}

/** What may be the lines of an answer. Two lists come in the order of their first elements, which the tree forgets. */
function expectedLines(fuzzed: FuzzCase, tree: unknown): readonly (readonly unknown[])[] {
  const lists = listsIn(fuzzed, readAnswer(fuzzed.called, fuzzed.bytes, fuzzed.options, true));
  return lists === undefined ? [[tree]] : [lists.flat(), [...lists].reverse().flat()];
}

/** What is wrong with the lines of a document that was read as a whole. */
export async function linesDifference(fuzzed: FuzzCase, whole: Outcome): Promise<string | undefined> {
  const lines = await decodedLines(fuzzed);
  // Around the items of a list nothing is checked but that it is XML.
  if ('code' in whole) return undefined;
  if ('code' in lines) return `in lines: ${lines.code} (${lines.detail.slice(0, 200)})`;
  let expected: readonly (readonly unknown[])[];
  try {
    expected = expectedLines(fuzzed, whole.tree);
  } catch (reason) {
    // Then the verdict on the whole answer has said so.
    if (reason instanceof OracleFailure) return undefined;
    throw reason;
  }
  const differences = expected.map((items) => differenceOf(items, lines.tree));
  return differences.includes(undefined) ? undefined : `in lines: ${differences[0] ?? ''}`;
}

/**
 * What is wrong with a document's reading when what is unknown is refused; `unknownElements` were there when it was
 * skipped.
 */
export async function refusalDifference(
  fuzzed: FuzzCase,
  skipping: Outcome,
  unknownElements: number,
): Promise<string | undefined> {
  const { called, options, chunks } = fuzzed;
  const refusing = await decoded({ called, chunks, options: { ...options, unknown: 'refuse' } });
  const isViolation = 'code' in refusing && refusing.code === 'upstream-contract-violation';
  if ('code' in skipping) {
    if ('tree' in refusing) return `refusing what is unknown: read, which else is ${skipping.code}`;
    return isViolation || refusing.code === skipping.code
      ? undefined
      : `refusing what is unknown: ${refusing.code}, which else is ${skipping.code}`;
  }
  if ('tree' in refusing)
    return unknownElements > 0
      ? `refusing what is unknown: read, with ${unknownElements} unknown elements`
      : differenceOf(skipping.tree, refusing.tree);
  if (!isViolation) return `refusing what is unknown: ${refusing.code} (${refusing.detail})`;
  // Unknown attributes are refused as well, and not counted.
  const mayBeUnknown = fuzzed.isMutated || fuzzed.hasUnknown || unknownElements > 0;
  return mayBeUnknown ? undefined : `refusing what is unknown, of which there is nothing: ${refusing.detail}`;
}
