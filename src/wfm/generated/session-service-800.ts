// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of OpenSession. */
export interface OpenSessionInput {
  /** Name of an application object known to Configuration Server. */
  readonly appName?: string;
  /** Configuration DBID of the person the session is for. */
  readonly userID: number;
}

/** An open session. */
export interface SessionInfo {
  /** Services of the session, in several versions where the server has them. */
  readonly services: readonly (ServiceInfo)[];
}

/** One service of a session. */
export interface ServiceInfo {
  /** Name without the WFM prefix, such as ConfigService850. */
  readonly serviceName?: string;
  /** Absolute URL to call; it appears to carry the session key. */
  readonly serviceURL?: string;
}

/** Request of OpenSessionLogin. */
export interface OpenSessionLoginInput {
  /** Name of an application object known to Configuration Server. */
  readonly appName?: string;
  /** Login name of the person. */
  readonly userName?: string;
  /** Password of the person. */
  readonly password?: string;
}

/** Request of CloseSession. */
export type CloseSessionInput = Readonly<Record<never, never>>;

/** Answer to CloseSession, which returns nothing. */
export type CloseSessionResponse = Readonly<Record<never, never>>;

export interface SessionServiceContract {
  readonly OpenSession: { readonly input: OpenSessionInput; readonly output: SessionInfo };
  readonly OpenSessionLogin: { readonly input: OpenSessionLoginInput; readonly output: SessionInfo };
  readonly CloseSession: { readonly input: CloseSessionInput; readonly output: CloseSessionResponse };
}
