/** The end of a value that was read in the general way. */
import { violation } from './answer-failure.ts';
import type { DecoderState } from './decoder-state.ts';
import { isEmptyValue, isHeldBack, withdrawItem } from '../plan/item-wrapper.ts';
import type { FieldPlan } from '../plan/plan-model.ts';

function jsonOf(state: DecoderState, field: FieldPlan, text: string): string | undefined {
  return field.value?.toJson(text, (prefix) => state.scopes.namespaceOf(prefix));
}

/** Notes a count beside its array. */
function declare(state: DecoderState, field: FieldPlan, json: string): void {
  const count = Number(json.replaceAll('"', ''));
  const isCount = Number.isInteger(count) && count >= 0 && count < 2 ** 30;
  // A count that no array can have differs from all; 2^30 stands for it.
  state.stack[state.outerOf(state.frame) + field.declares] = (isCount ? count : 2 ** 30) + 1;
}

/** Writes what the value is, from its text or from what stands for an empty one. */
export function finishValue(state: DecoderState): void {
  const { value: field, output } = state;
  if (field === undefined) return;
  const preset = state.textBytes === 0 ? state.preset : undefined;
  state.mode = 'content';
  state.value = undefined;
  if (!isHeldBack(field)) {
    const rest = preset === undefined ? '"' : JSON.stringify(preset).slice(1);
    output.put(`${rest}${field.separator}`);
    return;
  }
  const json = jsonOf(state, field, preset ?? state.text.text);
  const isNone = isEmptyValue(state, field, json);
  state.text.forget();
  if (isNone) {
    withdrawItem(state);
    return;
  }
  if (json === undefined) throw violation(state.place(), `${field.value?.expects ?? 'nothing'} was expected`);
  if (field.declares !== 0) declare(state, field, json);
  if (!field.isSilent) output.put(`${json}${field.separator}`);
}
