import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
  readonly image: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

export interface ComposeFile {
  readonly services: {
    readonly simulator: ComposeService;
    readonly bridge: ComposeService;
    readonly [name: string]: ComposeService;
  };
}

/** A file at the top of the repository. */
export function repositoryFile(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}

export function readComposeFile(): ComposeFile {
  return parse(repositoryFile('docker-compose.yml'), { merge: true, strict: true }) as ComposeFile;
}
