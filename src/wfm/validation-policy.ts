/** A write that WFM refused answers with a well-formed holder that says `success=false`: here it becomes a failure. */
import type { JsonProfile } from '../contract/json-profile.ts';
import {
  complexTypeOf,
  typeOf,
  type Operation,
  type Service,
  type ValidationModel,
} from '../contract/service-model.ts';
import { BridgeError, type ValidationItem } from '../error/bridge-error.ts';

export interface ValidationPolicy {
  /** True for operations whose answer is a validation holder and must be looked into. */
  appliesTo(service: Service, operation: Operation): boolean;
  /** Throws `validation-failed` with WFM's own items when the decoded answer says so. */
  check(service: Service, operation: Operation, answer: unknown, profile: JsonProfile): void;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function toItems(list: unknown, severity: ValidationItem['severity']): ValidationItem[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    const id = property(item, 'id');
    const message = property(item, 'message');
    const objectId = property(item, 'objectId');
    return {
      severity,
      ...(typeof id === 'number' ? { id } : {}),
      ...(typeof message === 'string' ? { message } : {}),
      ...(typeof objectId === 'number' ? { objectId } : {}),
    };
  });
}

/** The member of the answer's wrapper that holds the validation, by its name in the WSDL. */
function holderMember(service: Service, operation: Operation, model: ValidationModel): string | undefined {
  const [only] = complexTypeOf(service, operation.response.type).members;
  if (only === undefined) return undefined;
  return typeOf(service, only.type).name === model.type ? only.name : undefined;
}

export function validationPolicy(model: ValidationModel | undefined): ValidationPolicy {
  return {
    appliesTo: (service, operation) =>
      model !== undefined && holderMember(service, operation, model) !== undefined,
    check(service, operation, answer, profile) {
      if (model === undefined) return;
      const member = holderMember(service, operation, model);
      if (member === undefined) return;
      const holder = profile === 'exact' ? property(answer, member) : answer;
      if (property(holder, model.success) !== false) return;
      const validation = [
        ...toItems(property(holder, model.errors), 'error'),
        ...toItems(property(holder, model.warnings), 'warning'),
      ];
      throw new BridgeError('validation-failed', `WFM refused ${operation.name}: ${summary(validation)}`, {
        facts: { validation, service: service.name, operation: operation.name },
      });
    },
  };
}

function summary(items: readonly ValidationItem[]): string {
  const [first] = items;
  if (first === undefined) return 'it gave no reason';
  const more = items.length > 1 ? ` (and ${items.length - 1} more)` : '';
  return `${first.message ?? `message ${first.id ?? 'without text'}`}${more}`;
}
