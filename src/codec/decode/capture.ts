/** Elements that are handed on as XML: their bytes are kept, then written in canonical form. */
import { ByteGatherer } from '../../xml/byte-gatherer.ts';
import { canonicalXml } from '../../xml/canonical.ts';
import { readDocument } from '../../xml/document.ts';
import { oversized } from './answer-failure.ts';
import type { DecoderState } from './decoder-state.ts';
import type { FieldPlan } from '../plan/plan-model.ts';

/** Begins to keep the element whose start tag was just read; it is then passed over. */
export function beginCapture(state: DecoderState, field: FieldPlan): void {
  state.capture = new ByteGatherer();
  state.captureFrom = state.tag.start;
  state.captureEnd = `}${field.separator}`;
}

/** Keeps what was read of the element so far; the source is about to forget it. */
export function keepCapture(state: DecoderState): void {
  const { capture, source, limits } = state;
  if (capture === undefined) return;
  capture.add(source.bytes.subarray(state.captureFrom, source.position));
  state.captureFrom = source.position;
  if (capture.length > limits.opaqueBytes)
    throw oversized(`${limits.opaqueBytes} bytes in one element of any type`);
}

/**
 * How much may be written of the declarations around such elements, each of which repeats all of them: so many bytes,
 * and so many more for each byte that was read.
 */
const mostDeclared = 4 * 1024 * 1024;
const mostDeclaredPerByte = 64;
/** What is written of a declaration beside prefix and namespace. */
const aroundDeclaration = ' xmlns:=\\"\\"'.length;

function countDeclarations(state: DecoderState): void {
  const { scopes } = state;
  state.declaredBytes += scopes.bytes + scopes.size * aroundDeclaration;
  if (state.declaredBytes > mostDeclared + mostDeclaredPerByte * state.source.offset)
    throw oversized(`${mostDeclared} bytes of namespace declarations repeated in elements of any type`);
}

/** Writes the element that ended: `{"@xml": …}`. */
export function endCapture(state: DecoderState): void {
  keepCapture(state);
  countDeclarations(state);
  const text = state.capture?.bytes.toString() ?? '';
  const element = readDocument(text, undefined, state.scopes.all());
  state.output.put(`{"@xml":${JSON.stringify(canonicalXml(element))}${state.captureEnd}`);
  state.capture = undefined;
}
