// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of LocateServer. */
export interface LocateServerInput {
  /** Service wanted, normally SessionService800. */
  readonly serviceName?: string;
  /** Name of an application object known to Configuration Server. */
  readonly appName?: string;
  /** Configuration DBID of the person the session is for. */
  readonly userID: number;
  /** Sites the session is meant for; none = no preference; neither name nor use is publicly known. */
  readonly siteId?: readonly (number)[];
}

/** Where a session can be opened. */
export interface Location {
  /** Absolute URL of the session service, with the host name the server has for itself. */
  readonly sessionServiceURL?: string;
}

/** Request of LocateServerLogin. */
export interface LocateServerLoginInput {
  /** Service wanted, normally SessionService800. */
  readonly serviceName?: string;
  /** Name of an application object known to Configuration Server. */
  readonly appName?: string;
  /** Login name of the person. */
  readonly userName?: string;
  /** Password of the person. */
  readonly password?: string;
}

/** Where a session can be opened, and who logged in. */
export interface LoginInfo {
  /** Absolute URL of the session service, with the host name the server has for itself. */
  readonly sessionServiceURL?: string;
  /** Configuration DBID of the person who logged in. */
  readonly userID: number;
}

export interface LocatorServiceContract {
  readonly LocateServer: { readonly input: LocateServerInput; readonly output: Location };
  readonly LocateServerLogin: { readonly input: LocateServerLoginInput; readonly output: LoginInfo };
}
