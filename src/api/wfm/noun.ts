import { z } from 'zod';
import { BridgeError } from '../../error/bridge-error.ts';
import type { Permission } from '../../identity/permission.ts';
import { rawForms, type ContractUse, type OperationOf, type Wfm } from '../../wfm/wfm-port.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { asOfText } from './parts/as-of.ts';
import { jobUse } from './parts/job-use.ts';
import { asOf, idList, wfmId } from './schema-parts.ts';

/** Which objects to read; an empty list restricts nothing. */
export interface NounFilter {
  readonly id: readonly number[];
  readonly businessUnitId: readonly number[];
  readonly siteId: readonly number[];
  readonly teamId: readonly number[];
}

/** The filters a noun may have beside its own `id`. */
export type FilterName = Exclude<keyof NounFilter, 'id'>;

const filterSchemas: Readonly<Record<FilterName, ReturnType<typeof idList>>> = {
  businessUnitId: idList('those of these business units'),
  siteId: idList('those of these sites'),
  teamId: idList('those of these teams'),
};

/** A kind of object of WFM's configuration that can be listed and read one by one. */
export interface Noun<Item extends { readonly id: number }> {
  /** `Site`: names the operations `listSites` and `getSite`. */
  readonly one: string;
  readonly many: string;
  /** The noun in prose: `site`, `sites`. */
  readonly words: readonly [one: string, many: string];
  /** Path of the list. */
  readonly path: string;
  /** Name of the path parameter of one object: `siteId`. */
  readonly idName: string;
  readonly permission: Permission;
  /** `rows` where each object says where it belongs. */
  readonly scope: 'open' | 'rows' | 'all-only';
  readonly item: z.ZodType<Item>;
  readonly filters: readonly FilterName[];
  readonly uses: ContractUse;
  /** Reads the objects that pass the filter, as full objects. */
  read(wfm: Wfm, filter: NounFilter): Promise<readonly Item[]>;
}

/** Asks WFM for full objects: what every noun wants. */
export const full = { infoType: 'CFG_INFO_OBJECT' } as const;

/** The operation and members that a noun touches, in WSDL names: type → members, separated by spaces. */
export function uses(
  operation: OperationOf<'ConfigService'>,
  types: Readonly<Record<string, string>>,
): ContractUse {
  return jobUse('ConfigService', operation, types);
}

/** A filter that restricts nothing. */
export const allObjects: NounFilter = { id: [], businessUnitId: [], siteId: [], teamId: [] };

type Query = Readonly<Partial<Record<keyof NounFilter, readonly number[] | undefined>>>;

function filterOf(query: Query): NounFilter {
  return {
    id: query.id ?? [],
    businessUnitId: query.businessUnitId ?? [],
    siteId: query.siteId ?? [],
    teamId: query.teamId ?? [],
  };
}

function listEndpoint<Item extends { readonly id: number }>(noun: Noun<Item>): Endpoint {
  const [, many] = noun.words;
  const filters = Object.fromEntries(noun.filters.map((name) => [name, filterSchemas[name]]));
  const response: z.ZodType = z
    .strictObject({ items: z.array(noun.item), asOf })
    .meta({ id: `${noun.one}List`, description: `A list of ${many}.` });
  return endpoint({
    operationId: `list${noun.many}`,
    summary: `List ${many}`,
    tag: noun.many,
    method: 'get',
    path: noun.path,
    params: z.strictObject({}),
    query: z.strictObject({ id: idList(`these ${many}`), ...filters }),
    body: z.undefined(),
    response,
    forms: rawForms,
    permissions: [noun.permission],
    scope: { kind: noun.scope },
    safety: 'read',
    uses: [noun.uses],
    async handle({ query, wfm, clock }) {
      const items = await noun.read(wfm, filterOf(query));
      return { items, asOf: asOfText({ clock, wfm }) };
    },
  });
}

function getEndpoint<Item extends { readonly id: number }>(noun: Noun<Item>): Endpoint {
  const [one] = noun.words;
  const response: z.ZodType = noun.item;
  return endpoint({
    operationId: `get${noun.one}`,
    summary: `Get one ${one}`,
    tag: noun.many,
    method: 'get',
    path: `${noun.path}/{${noun.idName}}`,
    params: z.strictObject({ [noun.idName]: wfmId.describe(`Id of the ${one}.`) }),
    query: z.strictObject({}),
    body: z.undefined(),
    response,
    forms: ['json'],
    permissions: [noun.permission],
    scope: { kind: noun.scope },
    safety: 'read',
    uses: [noun.uses],
    async handle({ params, wfm }) {
      const id = params[noun.idName];
      if (id === undefined) throw new Error(`${noun.path} has no parameter ${noun.idName}`);
      const items = await noun.read(wfm, { ...allObjects, id: [id] });
      // WFM is not trusted to have filtered.
      const found = items.find((item) => item.id === id);
      if (found === undefined) throw new BridgeError('not-found', `there is no ${one} ${id}`);
      return found;
    },
  });
}

/** The endpoints of a noun: the list and one object. */
export function defineNoun<Item extends { readonly id: number }>(noun: Noun<Item>): readonly Endpoint[] {
  return [listEndpoint(noun), getEndpoint(noun)];
}
