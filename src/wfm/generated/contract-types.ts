// Printed from wsdl/ by `npm run generate`. Do not edit.

import type { ConfigServiceContract } from './config-service-850.ts';
import type { LocatorServiceContract } from './locator-service-800.ts';
import type { SessionServiceContract } from './session-service-800.ts';

/** Every service by its name without version, as the newest WSDL describes it. */
export interface Contracts {
  readonly ConfigService: ConfigServiceContract;
  readonly LocatorService: LocatorServiceContract;
  readonly SessionService: SessionServiceContract;
}
