import { tenantId } from './business-units.ts';

export interface CfgSkill {
  readonly wmSkillId: number;
  readonly gswTenantId: number;
  readonly wmName: string;
}

const names = [
  'English',
  'Nederlands',
  'Deutsch',
  'Français',
  'Português',
  'Español',
  'Polski',
  'नेपाली',
  '日本語',
  'Billing',
  'Technical support',
  'Retention',
  'Chat',
  'E-mail',
  'Priority customers',
];

/** Skills belong to the tenant, not to a site; a site has those that its agents have. */
export function createSkills(): CfgSkill[] {
  return names.map((name, index) => ({ wmSkillId: 400 + index, gswTenantId: tenantId, wmName: name }));
}
