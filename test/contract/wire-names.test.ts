/** Names that public programs show, as literals: whoever tidies up a WSDL must not touch them. */
import { describe, expect, test } from 'vitest';
import { findService, type ComplexType } from '../../src/contract/service-model.ts';
import { contract } from '../support/contract.ts';

function complex(service: string, type: string): ComplexType {
  const found = findService(contract, service);
  const model = [...(found?.types.values() ?? [])].find((candidate) => candidate.name === type);
  if (model?.kind !== 'complex') throw new Error(`${service} has no complex type ${type}`);
  return model;
}

/** `name: type`, with `[]` for an array and `?` for what may be absent. */
function signature(service: string, type: string): string[] {
  return complex(service, type).members.map((member) => {
    const local = member.type.slice(member.type.indexOf('}') + 1);
    if (member.repeated) return `${member.name}: ${local}[]`;
    return `${member.name}${member.required ? '' : '?'}: ${local}`;
  });
}

describe('types that were seen whole keep their members in order', () => {
  test('CfgUser', () => {
    expect(signature('ConfigService', 'CfgUser')).toEqual([
      'gswUserId: int',
      'wmUser?: string',
      'wmTimezoneId: int',
      'wmBuilderId: int',
      'wmSecurityRoleId: int',
      'gswFirstName?: string',
      'gswLastName?: string',
      'gswEmail?: string',
      'gswTenantId: int',
      'wmUserSecurityNSizeIs: int',
      'wmUserSecurity: CfgUserSecurity[]',
      'timestamp: long',
    ]);
  });

  test('CfgValidationHolder', () => {
    expect(signature('ConfigService', 'CfgValidationHolder')).toEqual([
      'success: boolean',
      'warningArrayNSizeIs: int',
      'warningArray: CfgValidationMessage[]',
      'errorArrayNSizeIs: int',
      'errorArray: CfgValidationMessage[]',
      'objectID: int',
    ]);
  });

  test.each([
    ['LocatorService', 'Location', ['sessionServiceURL?: string']],
    ['LocatorService', 'LoginInfo', ['sessionServiceURL?: string', 'userID: int']],
    ['SessionService', 'SessionInfo', ['servicesNSizeIs: int', 'services: ServiceInfo[]']],
    ['SessionService', 'ServiceInfo', ['serviceName?: string', 'serviceURL?: string']],
    ['ConfigService', 'CfgSecurityRoleDetails', ['infoType: int', 'provideSubsystemInfo: boolean']],
  ])('%s %s', (service, type, members) => {
    expect(signature(service, type)).toEqual(members);
  });
});

describe('the calls of version 7.x keep their arguments in order', () => {
  test('GetMasterAgent', () => {
    const names = signature('ScheduleService712', 'GetMasterAgent');
    expect(names.slice(0, 9)).toEqual([
      'siteId: int',
      'start: double',
      'end: double',
      'teamId: int[]',
      'agentId: int[]',
      'contractId: int[]',
      'sortMode: int',
      'ascending: boolean',
      'infoType: int',
    ]);
    expect(names.slice(9).map((name) => name.replace(/^.*: /, ''))).toEqual([
      'boolean',
      'boolean',
      'boolean',
    ]);
  });

  test('GetAgentState', () => {
    expect(signature('ScheduleService712', 'GetAgentState')).toEqual([
      'source: int',
      'scenarioId: int',
      'siteId: int',
      'start: double',
      'end: double',
      'teamId: int[]',
      'agentId: int[]',
      'stateType: int[]',
      'stateId: int[]',
      'stateGroupId: int[]',
      'layout: int',
      'provideStateInfo: boolean',
    ]);
  });

  test.each([
    [
      'SchAgentState',
      [
        'gswAgentId: int',
        'wmStateType: int',
        'wmStateId: int',
        'wmStartDateTime: double',
        'wmEndDateTime: double',
        'wmFullDay: boolean',
        'wmPaid: boolean',
      ],
    ],
    ['SchStateInfo', ['wmStateType: int', 'wmStateId: int', 'wmName?: string']],
    [
      'SchAgentStateHolder',
      [
        'schStateInfoNSizeIs: int',
        'schStateInfo: SchStateInfo[]',
        'schAgentStateNSizeIs: int',
        'schAgentState: SchAgentState[]',
      ],
    ],
    ['CfgAgentHolder', ['objectShortArrayNSizeIs: int', 'objectShortArray: CfgAgentShort[]']],
  ])('%s', (type, members) => {
    expect(signature('ScheduleService712', type)).toEqual(members);
  });
});

describe('spellings that were seen are not touched', () => {
  test.each([
    ['objectID, with a capital D', 'ConfigService', 'CfgValidationHolder', 'objectID'],
    ['cfgSnapshotID, with a capital D', 'ConfigService', 'CfgSiteFilter', 'cfgSnapshotID'],
    ['wmBUId, with BU', 'ConfigService', 'CfgSiteFilter', 'wmBUId'],
    ['the count wmBUIdNSizeIs without an underscore', 'ConfigService', 'CfgSiteFilter', 'wmBUIdNSizeIs'],
    ['gswUserId, with the other prefix', 'ConfigService', 'CfgUser', 'gswUserId'],
    ['sessionServiceURL', 'LocatorService', 'Location', 'sessionServiceURL'],
    ['wmSecurityRoleSubsystems', 'ConfigService', 'CfgSecurityRole', 'wmSecurityRoleSubsystems'],
    ['objectShortArray', 'ConfigService', 'CfgSiteHolder', 'objectShortArray'],
  ])('%s', (_name, service, type, member) => {
    expect(complex(service, type).members.map(({ name }) => name)).toContain(member);
  });
});

describe('services are where the kit has them', () => {
  test.each([
    ['LocatorService800', 'WFMLocatorService800', 'LocatorService/WFMLocatorService800.wsdl'],
    ['SessionService800', 'WFMSessionService800', 'SOAPServer/WFMSessionService800.wsdl'],
    ['ConfigService850', 'WFMConfigService850', 'ConfigService/WFMConfigService850.wsdl'],
    ['ScheduleService712', 'WFMScheduleService712', 'ScheduleService/WFMScheduleService712.wsdl'],
    ['ScheduleService850', 'WFMScheduleService850', 'ScheduleService/WFMScheduleService850.wsdl'],
    ['CalendarService850', 'WFMCalendarService850', 'CalendarService/WFMCalendarService850.wsdl'],
    ['AdherenceService850', 'WFMAdherenceService850', 'AdherenceService/WFMAdherenceService850.wsdl'],
    ['PerformanceService850', 'WFMPerformanceService850', 'PerformanceService/WFMPerformanceService850.wsdl'],
    ['ForecastService850', 'WFMForecastService850', 'ForecastService/WFMForecastService850.wsdl'],
  ])('%s', (name, wsdlName, file) => {
    const service = findService(contract, name);
    expect(service).toMatchObject({ name, wsdlName, file, namespace: `urn:${wsdlName}` });
  });

  test('every operation is SOAP 1.1, has the action of its name, and takes wrappers of its name', () => {
    const operations = contract.services.flatMap((service) => [...service.operations.values()]);
    expect(operations).toHaveLength(56);
    for (const operation of operations) {
      expect(operation).toMatchObject({ soapVersion: '1.1', soapAction: `#${operation.name}` });
      expect(operation.unsupported).toBeUndefined();
      expect(operation.request.name).toMatch(new RegExp(`\\}${operation.name}$`));
      expect(operation.response.name).toMatch(new RegExp(`\\}${operation.name}Response$`));
    }
  });

  test('an array that is an argument has no count', () => {
    expect(signature('ConfigService', 'GetSecurityRole')[0]).toBe('wmSecurityRoleId: int[]');
    expect(signature('ConfigService', 'GetSecurityRole').filter((name) => name.includes('NSizeIs'))).toEqual(
      [],
    );
  });
});
