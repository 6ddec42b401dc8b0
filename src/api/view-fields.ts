import type { View } from '../identity/scope.ts';

/** A member of answers that not every view shows. */
export interface PersonalField {
  readonly member: string;
  /** Ids of the models that have it; absent: whatever has a member of that name. */
  readonly models?: readonly string[];
  /** What it is called in `text/csv`, where that is another name. */
  readonly column?: string;
}

/** All that is personal beyond who works when, by what it is. */
export const personalFields = {
  wage: [{ member: 'hourlyWage' }],
  'e-mail': [{ member: 'email' }, { member: 'primaryContactInfo' }, { member: 'addresses' }],
  'login name': [{ member: 'userName' }, { member: 'username' }],
  'employee number': [{ member: 'employeeId', column: 'employeeNumber' }],
  'hire and termination date': [
    { member: 'startDate', models: ['Agent'] },
    { member: 'endDate', models: ['Agent'] },
  ],
  memo: [
    { member: 'comments' },
    { member: 'reason' },
    { member: 'notes', models: ['TimeOffRequestResponse'] },
  ],
} as const satisfies Readonly<Record<string, readonly PersonalField[]>>;

export type PersonalKind = keyof typeof personalFields;

/** What each view leaves out, in every format and on both faces. */
export const leftOut: Readonly<Record<View, readonly PersonalKind[]>> = {
  full: [],
  hr: ['wage'],
  payroll: ['e-mail', 'login name', 'memo'],
  roster: ['wage', 'e-mail', 'login name', 'employee number', 'hire and termination date', 'memo'],
};

function fieldsOf(kinds: readonly PersonalKind[]): readonly PersonalField[] {
  return kinds.flatMap((kind): readonly PersonalField[] => personalFields[kind]);
}

/** The fields that a view leaves out. */
export function hiddenFields(view: View): readonly PersonalField[] {
  return fieldsOf(leftOut[view]);
}

/** Whether a field is this member of a model; `undefined` for a model without an id. */
export function isField({ member, models }: PersonalField, model: string | undefined, name: string): boolean {
  return member === name && (models === undefined || (model !== undefined && models.includes(model)));
}

/** The views that leave a member of a model out. */
export function viewsWithout(model: string | undefined, name: string): readonly View[] {
  const views = Object.keys(leftOut) as View[];
  return views.filter((view) => hiddenFields(view).some((field) => isField(field, model, name)));
}
