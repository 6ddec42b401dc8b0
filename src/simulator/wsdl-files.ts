import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BridgeError } from '../error/bridge-error.ts';

/** The WSDLs of the services that are simulated. */
const serviceFiles = [
  'LocatorService/WFMLocatorService800.wsdl',
  'SOAPServer/WFMSessionService800.wsdl',
  'ConfigService/WFMConfigService850.wsdl',
  'ScheduleService/WFMScheduleService712.wsdl',
  'ScheduleService/WFMScheduleService850.wsdl',
  'CalendarService/WFMCalendarService850.wsdl',
  'ForecastService/WFMForecastService850.wsdl',
  'PerformanceService/WFMPerformanceService850.wsdl',
  'AdherenceService/WFMAdherenceService850.wsdl',
];

export interface WsdlTexts {
  readonly services: readonly string[];
  readonly conventions: string;
}

/** The package's own folder: two levels up from here, in the sources and in what is built from them. */
export const packagedWsdlDir = fileURLToPath(new URL('../../wsdl', import.meta.url));

export async function readWsdlTexts(wsdlDir: string): Promise<WsdlTexts> {
  const read = async (name: string): Promise<string> => {
    try {
      return await readFile(join(wsdlDir, name), 'utf8');
    } catch (cause) {
      throw new BridgeError('invalid-contract', `the simulator cannot read ${name}`, {
        cause,
        internal: { wsdlDir },
      });
    }
  };
  return { services: await Promise.all(serviceFiles.map(read)), conventions: await read('conventions.json') };
}

/** The WSDL with its `soap:address` set to where the simulator really is, for tools that are pointed at it. */
export function withAddress(wsdl: string, address: string): string {
  return wsdl.replace(/(<soap:address\s+location=")[^"]*(")/, (_all, before: string, after: string) => {
    return `${before}${address.replaceAll('&', '&amp;')}${after}`;
  });
}
