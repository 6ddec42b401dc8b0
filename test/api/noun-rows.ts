import type { NounRow } from './noun-row.ts';
import { organizationRows } from './organization-rows.ts';
import { ruleRows } from './rule-rows.ts';
import { shiftRows } from './shift-rows.ts';

export const nounRows: readonly NounRow[] = [...organizationRows, ...ruleRows, ...shiftRows];
