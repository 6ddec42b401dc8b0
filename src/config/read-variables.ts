import { readFileSync } from 'node:fs';
import type { RequestFlaw } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';
import { variablesOf, type Environment } from './env.ts';
import { knownNames, variableEntries, type Values } from './variables.ts';

/** Reads a whole file as text; throws when it cannot. */
export type FileReader = (path: string) => string;

export const readTextFile: FileReader = (path) => readFileSync(path, 'utf8');

export interface Reading {
  /** Without those whose text was refused. */
  readonly values: Partial<Values>;
  /** Names of the variables that are set, directly or through their file. An empty text is not set. */
  readonly given: ReadonlySet<string>;
  readonly flaws: readonly RequestFlaw[];
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function unknownNames(env: Environment): RequestFlaw[] {
  return variablesOf(env, ['WFM', 'OAUTH', 'UPSTREAM', 'DELEGATED'])
    .filter(([name, value]) => value !== '' && !knownNames.has(name))
    .map(([parameter]) => ({
      parameter,
      detail: `there is no such variable${didYouMean(parameter, knownNames)}`,
    }));
}

/** The text of a secret: from the variable or from the file that `<NAME>_FILE` names. */
function secretText(name: string, env: Environment, read: FileReader): string | RequestFlaw | undefined {
  const direct = env[name];
  const parameter = `${name}_FILE`;
  const path = env[parameter];
  if (!isSet(path)) return direct;
  if (isSet(direct)) return { parameter: name, detail: `set either ${name} or ${parameter}, not both` };
  try {
    const content = read(path).replace(/\r?\n$/, '');
    return content === '' ? { parameter, detail: 'the file is empty' } : content;
  } catch {
    return { parameter, detail: 'the file cannot be read' };
  }
}

/** Reads every variable of the table and collects all mistakes. */
export function readVariables(env: Environment, read: FileReader): Reading {
  const flaws: RequestFlaw[] = unknownNames(env);
  const given = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const [name, variable] of variableEntries) {
    const found = variable.secret ? secretText(name, env, read) : env[name];
    if (typeof found === 'object') {
      flaws.push(found);
      given.add(name);
      continue;
    }
    if (isSet(found)) given.add(name);
    const parsed = variable.parse(isSet(found) ? found : undefined);
    if (parsed.success) values[name] = parsed.data;
    else flaws.push({ parameter: name, detail: parsed.error.issues[0]?.message ?? 'is not valid' });
  }
  return { values, given, flaws };
}

/** All values, once there is nothing to complain of. */
export function completeValues({ values, flaws }: Reading): Values {
  if (flaws.length > 0) throw new Error('the variables were not checked');
  // Without flaws every parser of the table has given its value.
  return values as Values;
}

/** The value of a variable that the rules have made sure of. */
export function present<Name extends keyof Values>(
  values: Pick<Partial<Values>, Name>,
  name: Name,
): NonNullable<Values[Name]> {
  const value = values[name];
  if (value === undefined || value === null) throw new Error(`${name} was not checked`);
  return value;
}
