import { randomBytes } from 'node:crypto';
import { BridgeError } from '../error/bridge-error.ts';
import { silentLogger, type Logger } from '../log/logger.ts';
import { systemClock, type Clock } from '../time/clock.ts';
import type { ArrayForm, SimulatorCredentials, SimulatorMode } from './simulation.ts';
import { packagedWsdlDir } from './wsdl-files.ts';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 850. The same seed makes the same world. */
  readonly seed?: number;
  /**
   * `cloud-bearer` (the default): a bearer on every request, no `*Login`. `onprem-bearer`: a bearer on every request, `*Login`
   * allowed. `onprem-login`: no token service, no bearer, no userinfo, `*Login` allowed.
   */
  readonly mode?: SimulatorMode;
  /** The origin named in returned URLs; default `http://wfm-internal:6030`, `self` = where the simulator really is. */
  readonly internalOrigin?: string;
  /** A session that is idle for so long ends; default 20 minutes. */
  readonly sessionLifetimeMs?: number;
  /** Default 1800. */
  readonly tokenLifetimeS?: number;
  /**
   * 100 to 5,000 agents at each of the four sites; left out, about a hundred. Two worlds of the same seed but of different
   * sizes have different people.
   */
  readonly agentsPerSite?: number;
  /** How arrays are written in answers; default `flat`. */
  readonly arrays?: ArrayForm;
  /** Where the WSDLs and `conventions.json` are; default the folder that comes with the package. */
  readonly wsdlDir?: string;
  /** Default `wfm-bridge`. */
  readonly oauthClientId?: string;
  /** Default: a new random one. */
  readonly oauthClientSecret?: string;
  /** The login of the service identity, user 748; default `api.bridge`. */
  readonly userName?: string;
  /** The password of everybody in the world; default: a new random one. */
  readonly password?: string;
  /** Default: says nothing. */
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** The largest SOAP request; default 2 MiB. */
  readonly maxBodyBytes?: number;
}

export interface SimulatorSettings {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly mode: SimulatorMode;
  readonly internalOrigin: string;
  readonly sessionLifetimeMs: number;
  readonly tokenLifetimeS: number;
  readonly agentsPerSite: number | undefined;
  readonly arrays: ArrayForm;
  readonly wsdlDir: string;
  readonly credentials: SimulatorCredentials;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly maxBodyBytes: number;
}

export function settle(options: SimulatorOptions): SimulatorSettings {
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    seed: options.seed ?? 850,
    mode: options.mode ?? 'cloud-bearer',
    internalOrigin: options.internalOrigin ?? 'http://wfm-internal:6030',
    sessionLifetimeMs: options.sessionLifetimeMs ?? 20 * 60_000,
    tokenLifetimeS: options.tokenLifetimeS ?? 1800,
    agentsPerSite: settleSize(options.agentsPerSite),
    arrays: options.arrays ?? 'flat',
    wsdlDir: options.wsdlDir ?? packagedWsdlDir,
    credentials: {
      clientId: options.oauthClientId ?? 'wfm-bridge',
      clientSecret: options.oauthClientSecret ?? randomSecret(),
      userName: options.userName ?? 'api.bridge',
      password: options.password ?? randomSecret(),
      appName: 'WFMServer',
    },
    logger: options.logger ?? silentLogger,
    clock: options.clock ?? systemClock,
    maxBodyBytes: options.maxBodyBytes ?? 2 * 1024 * 1024,
  };
}

function settleSize(agentsPerSite: number | undefined): number | undefined {
  if (agentsPerSite === undefined) return undefined;
  if (Number.isInteger(agentsPerSite) && agentsPerSite >= 100 && agentsPerSite <= 5000) return agentsPerSite;
  throw new BridgeError(
    'invalid-configuration',
    `agentsPerSite must be a whole number from 100 to 5000, not ${agentsPerSite}`,
  );
}

function randomSecret(): string {
  return randomBytes(12).toString('base64url');
}
