/** The files of `wsdl/` as texts, for tests that change one before it is compiled. */
import { readFileSync } from 'node:fs';
import type { ContractSource } from '../../src/contract/compile.ts';
import { parseConventions, parseOperationClasses } from '../../src/contract/conventions.ts';

export const wsdlPaths = [
  'AdherenceService/WFMAdherenceService850.wsdl',
  'CalendarService/WFMCalendarService850.wsdl',
  'ConfigService/WFMConfigService850.wsdl',
  'ForecastService/WFMForecastService850.wsdl',
  'LocatorService/WFMLocatorService800.wsdl',
  'PerformanceService/WFMPerformanceService850.wsdl',
  'SOAPServer/WFMSessionService800.wsdl',
  'ScheduleService/WFMScheduleService712.wsdl',
  'ScheduleService/WFMScheduleService850.wsdl',
] as const;
export type WsdlPath = (typeof wsdlPaths)[number];

export function fileOf(path: string): string {
  return readFileSync(`wsdl/${path}`, 'utf8');
}

/** The whole source of the repository's contract, with some texts of WSDLs replaced. */
export function contractSource(replaced: Partial<Record<WsdlPath, string>> = {}): ContractSource {
  return {
    files: wsdlPaths.map((path) => ({ path, text: replaced[path] ?? fileOf(path) })),
    conventions: parseConventions(fileOf('conventions.json')),
    operations: parseOperationClasses(fileOf('operations.json')),
  };
}
