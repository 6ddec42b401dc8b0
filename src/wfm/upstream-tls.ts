/** What a TLS connection to the upstream is checked with; empty means the system's authorities and no client certificate. */
export interface UpstreamTls {
  /** PEM text of the authorities that are trusted instead of the built-in ones. */
  readonly ca?: string;
  /** PEM text of the client certificate and its key. */
  readonly cert?: string;
  readonly key?: string;
}
