import type { BridgeError } from '../error/bridge-error.ts';

/** What the command line prints for an `invalid-configuration`: one line a mistake, no values. */
export function configurationErrorText(error: BridgeError): string {
  const lines = (error.facts.errors ?? []).map(({ parameter, detail }) =>
    parameter === undefined ? `  - ${detail}` : `  - ${parameter} ${detail}`,
  );
  return [`The configuration is wrong: ${error.detail}.`, ...lines].join('\n');
}
