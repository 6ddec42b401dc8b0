/** The variables a process was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The only place that reads `process.env`: a copy, so that nothing changes under the reader. */
export function environment(): Environment {
  return { ...process.env };
}

const serviceLink = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/;

/** What Kubernetes tells every pod about a service named `wfm-bridge`: not meant for us. */
function isServiceLink(name: string, value: string): boolean {
  return serviceLink.test(name) || (name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value));
}

/** The variables whose names begin with one of these words and an underscore. */
export function variablesOf(
  env: Environment,
  words: readonly string[],
): readonly (readonly [string, string])[] {
  return Object.entries(env).flatMap(([name, value]) => {
    const ours = words.some((word) => name.startsWith(`${word}_`));
    return ours && value !== undefined && !isServiceLink(name, value) ? [[name, value] as const] : [];
  });
}

/**
 * True when the process was told anything about WFM: then it must never fall back to the demo. An empty text counts,
 * because that is what a deployment's missing value looks like.
 */
export function hasUpstreamVariables(env: Environment): boolean {
  return variablesOf(env, ['WFM', 'OAUTH']).length > 0;
}
