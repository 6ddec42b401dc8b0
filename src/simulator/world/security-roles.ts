export interface CfgSecurityRole {
  readonly wmSecurityRoleId: number;
  readonly wmName: string;
  readonly wmSecurityRoleSubsystems: readonly number[];
  readonly timestamp: string;
}

/** Numbers of the groups of privileges. They are invented. */
const subsystems = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

export function createSecurityRoles(): CfgSecurityRole[] {
  const role = (id: number, name: string, parts: readonly number[]): CfgSecurityRole => ({
    wmSecurityRoleId: id,
    wmName: name,
    wmSecurityRoleSubsystems: parts,
    timestamp: String(id + 10),
  });
  return [
    role(1, 'Administrator', subsystems),
    role(2, 'Supervisor', [40, 70, 90]),
    role(3, 'Planner', [30, 40, 50, 60, 70, 100]),
    role(4, 'Real-time analyst', [80, 90]),
    role(5, 'Payroll (read)', [70, 100]),
    role(6, 'Integration', subsystems),
  ];
}
