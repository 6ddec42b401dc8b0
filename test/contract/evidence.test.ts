import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/contract/compile.ts';
import { readEvidence, type Evidence } from '../../src/contract/evidence.ts';
import type { ServiceModel } from '../../src/contract/service-model.ts';
import { contract } from '../support/contract.ts';
import { contractSource, fileOf, type WsdlPath } from '../support/wsdl-folder.ts';

/** Everything of a model that says how much is known about it. */
function labels(model: ServiceModel): [place: string, evidence: Evidence][] {
  return model.services.flatMap((service) => [
    [`service ${service.name}`, service.evidence] as [string, Evidence],
    ...[...service.operations.values()].map((operation): [string, Evidence] => [
      `operation ${operation.name}`,
      operation.evidence,
    ]),
    ...[...service.types.values()].flatMap((type) =>
      type.kind === 'complex'
        ? [
            [`type ${type.name}`, type.evidence] as [string, Evidence],
            ...type.members.map((member): [string, Evidence] => [
              `member ${type.name}.${member.name}`,
              member.evidence,
            ]),
          ]
        : [],
    ),
  ]);
}

function unlabelled(model: ServiceModel): string[] {
  return labels(model).flatMap(([place, evidence]) => (evidence.label === 'genuine' ? [place] : []));
}

describe('everything in the WSDLs says what it rests on', () => {
  test('no service, operation, type, wrapper or member lacks a label', () => {
    expect(labels(contract).length).toBeGreaterThan(400);
    expect(unlabelled(contract)).toEqual([]);
  });

  const config = 'ConfigService/WFMConfigService850.wsdl';
  const locator = 'LocatorService/WFMLocatorService800.wsdl';
  test.each<[what: string, path: WsdlPath, before: string, place: string]>([
    ['an operation', config, '<operation name="InsertUser">', 'operation InsertUser'],
    ['a named type', config, '<s:complexType name="CfgUser">', 'type CfgUser'],
    ['a member', config, '<s:element name="wmBuilderId"', 'member CfgUser.wmBuilderId'],
    ['a request wrapper', locator, '<s:element name="LocateServer">', 'type LocateServer'],
    ['an answer wrapper', locator, '<s:element name="LocateServerResponse">', 'type LocateServerResponse'],
    ['a service', locator, '<service name=', 'service LocatorService800'],
  ])('%s without its label is found', (_what, path, before, place) => {
    const text = fileOf(path);
    const at = text.indexOf('evidence:', text.indexOf(before));
    const planted = text.slice(0, at) + text.slice(at).replace(/^evidence:[^\n]*/, '');
    expect(unlabelled(compileContract(contractSource({ [path]: planted })))).toEqual([place]);
  });

  /** The label of an item of a service. */
  function label(name: string, place: string): string | undefined {
    const services = contract.services.filter((service) => service.name === name);
    return new Map(labels({ ...contract, services })).get(place)?.label;
  }

  test.each([
    ['ConfigService850', 'operation GetSecurityRole', 'code'],
    ['ConfigService850', 'operation InsertUser', 'code'],
    ['ConfigService850', 'operation UpdateUser', 'code'],
    ['ConfigService850', 'operation DeleteCfgObject', 'code'],
    ['ConfigService850', 'operation GetBU', 'inferred'],
    ['ConfigService850', 'type CfgUser', 'code'],
    ['ConfigService850', 'type CfgValidationHolder', 'code'],
    ['SessionService800', 'operation OpenSession', 'code'],
    ['LocatorService800', 'operation LocateServerLogin', 'code'],
    ['LocatorService800', 'operation LocateServer', 'doc'],
    ['ScheduleService712', 'operation GetMasterAgent', 'code'],
    ['ScheduleService712', 'operation GetAgentState', 'code'],
    ['ScheduleService712', 'type SchAgentState', 'code'],
    ['ScheduleService850', 'operation GetAgentState', 'inferred'],
    ['CalendarService850', 'operation GetCalendarItem', 'inferred'],
  ])('what was seen in programs is called so, and nothing else: %s %s is %s', (service, place, known) => {
    expect(label(service, place)).toBe(known);
  });
});

describe('a documentation text is read', () => {
  test.each<[name: string, text: string, evidence: Evidence]>([
    ['a label alone', 'evidence: code', { label: 'code', detail: '', text: '' }],
    [
      'a label with sources and a sentence',
      '\n  evidence: inferred strong, as S2\n   Which  sites\n to read. ',
      { label: 'inferred', detail: 'strong, as S2', text: 'Which sites to read.' },
    ],
    ['a text of the vendor', ' The user. ', { label: 'genuine', detail: '', text: 'The user.' }],
    [
      'a label that is not ours',
      'evidence: rumour S9',
      { label: 'genuine', detail: '', text: 'evidence: rumour S9' },
    ],
    ['nothing', '', { label: 'genuine', detail: '', text: '' }],
  ])('%s', (_name, text, evidence) => {
    expect(readEvidence(text)).toEqual(evidence);
  });
});
