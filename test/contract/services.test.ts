import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/contract/compile.ts';
import { findService, type ServiceModel } from '../../src/contract/service-model.ts';
import { plainClasses, plainConventions, wrappers, wsdlText } from '../support/wsdl-text.ts';

function modelOf(...services: readonly string[]): ServiceModel {
  return compileContract({
    files: services.map((service) => ({
      path: `${service}.wsdl`,
      text: wsdlText({ service, schema: wrappers('Ping'), operations: ['Ping'] }),
    })),
    conventions: plainConventions,
    operations: plainClasses,
  });
}

describe('the name of a service has parts', () => {
  test.each<[wsdlName: string, name: string, family: string, version: number | undefined]>([
    ['WFMConfigService850', 'ConfigService850', 'ConfigService', 850],
    ['WFMLocatorService', 'LocatorService', 'LocatorService', undefined],
    ['WFMScheduleService1000', 'ScheduleService1000', 'ScheduleService', 1000],
    ['WFMService7', 'Service7', 'Service7', undefined],
    ['Payroll', 'Payroll', 'Payroll', undefined],
    ['WFMs850', 'WFMs850', 'WFMs', 850],
  ])('%s', (wsdlName, name, family, version) => {
    const [service] = modelOf(wsdlName).services;
    expect([service?.wsdlName, service?.name, service?.family, service?.version]).toEqual([
      wsdlName,
      name,
      family,
      version,
    ]);
  });
});

describe('a service is found', () => {
  const model = modelOf(
    'WFMConfigService1000',
    'WFMConfigService712',
    'WFMConfigService850',
    'WFMLocatorService',
  );
  test.each<[what: string, name: string, found: string | undefined]>([
    ['by its exact name, whatever is newer', 'ConfigService712', 'ConfigService712'],
    ['by its family: the newest, by number and not by letter', 'ConfigService', 'ConfigService1000'],
    ['without any version', 'LocatorService', 'LocatorService'],
    ['never by the name of its WSDL', 'WFMConfigService850', undefined],
    ['never in another spelling', 'configservice', undefined],
    ['never when there is none', 'ScheduleService', undefined],
  ])('%s', (_what, name, found) => {
    expect(findService(model, name)?.name).toBe(found);
  });

  test('services stand by family, then oldest first', () => {
    expect(model.services.map(({ name }) => name)).toEqual([
      'ConfigService712',
      'ConfigService850',
      'ConfigService1000',
      'LocatorService',
    ]);
  });
});

test.each([
  ['the same name twice', ['WFMConfigService850', 'WFMConfigService850']],
  ['one name with and without WFM', ['ConfigService850', 'WFMConfigService850']],
])('two files describe one service: %s', (_name, services) => {
  expect(() => modelOf(...services)).toThrow(
    /invalid-contract: two files describe ConfigService850: \w+\.wsdl/,
  );
});
