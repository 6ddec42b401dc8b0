import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { adherenceUses, readHistory } from '../../wfm/adherence/read-adherence.ts';
import type { AdherenceDay } from '../../wfm/adherence/schema.ts';
import { groupsOf } from '../../wfm/parts/chunks.ts';
import { siteInfo, siteInfoUses } from '../../wfm/parts/site-zone.ts';
import { agentsOfUnit, usersUse } from '../parts/unit-users.ts';
import { coveredDays } from './covered-days.ts';
import { toUserResult, type ResultFrame } from './mapping.ts';
import type { SignedQuery } from './query-id.ts';

/** What answering a query uses of the contract. */
export const resultUses = [
  ...siteInfoUses,
  usersUse,
  ...adherenceUses.filter(({ operation }) => operation === 'GetAdherenceHistory'),
];

/** So few are read a month at a time; all their days are held until they are written. */
const agentsAtOnce = 100;

export interface ResultSources {
  readonly wfm: Wfm;
  readonly timeZones: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
  /** Of the compressed result. */
  readonly maxBytes: number;
}

export interface ResultOrder {
  readonly queryId: string;
  readonly query: SignedQuery;
  /** When it was asked, in seconds since the epoch. */
  readonly askedAt: number;
}

async function agentIdsOf(wfm: Wfm, { siteId, agentIds }: SignedQuery): Promise<readonly number[]> {
  if (agentIds !== undefined) return agentIds;
  const agents = await agentsOfUnit(wfm, { siteId });
  return agents.map(({ id }) => id).sort((a, b) => a - b);
}

async function daysOf(
  { wfm, signal }: ResultSources,
  agentId: readonly number[],
  { covered: { range }, siteId }: ResultFrame,
): Promise<ReadonlyMap<number, readonly AdherenceDay[]>> {
  const days = new Map<number, AdherenceDay[]>(agentId.map((id) => [id, []]));
  const whose = { siteId, teamId: [], agentId };
  for await (const day of readHistory(wfm, { whose, range }, signal)) days.get(day.agentId)?.push(day);
  return days;
}

/** The JSON of a result, some users at a time. */
async function* resultText(sources: ResultSources, order: ResultOrder): AsyncGenerator<string> {
  const { queryId, query, askedAt } = order;
  const { siteId, span } = query;
  const { zone } = await siteInfo(sources, siteId);
  const frame = { covered: coveredDays(span, zone), to: span.to, askedAt, siteId };
  let lead = `{"entityId":${JSON.stringify(queryId)},"data":[`;
  for (const group of groupsOf(await agentIdsOf(sources.wfm, query), agentsAtOnce)) {
    sources.signal.throwIfAborted();
    for (const [agentId, days] of await daysOf(sources, group, frame)) {
      yield lead + JSON.stringify(toUserResult(agentId, days, frame));
      lead = ',';
    }
  }
  yield lead === ',' ? ']}' : `${lead}]}`;
}

/** The answer to a query, as gzip of its JSON. Throws `upstream-oversized` where it is larger than may be kept. */
export async function writeResult(sources: ResultSources, order: ResultOrder): Promise<Uint8Array> {
  const { maxBytes, signal } = sources;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  await pipeline(
    resultText(sources, order),
    createGzip(),
    async (compressed: AsyncIterable<Uint8Array>) => {
      for await (const piece of compressed) {
        bytes += piece.length;
        if (bytes > maxBytes)
          throw new BridgeError('upstream-oversized', 'the report is too large: ask for fewer users or days');
        pieces.push(piece);
      }
    },
    { signal },
  );
  return Buffer.concat(pieces);
}
