import { BridgeError } from '../../error/bridge-error.ts';
import type { Input, OperationOf, Output, ServiceFamily } from '../../wfm/wfm-port.ts';
import { shareOf, type Reach } from './reach.ts';

/** The scope of one request: what is in reach, and what the request has been shown of it. */
export class ScopedRequest {
  readonly reach: Reach;
  readonly #seen = new Set<string>();

  constructor(reach: Reach) {
    this.reach = reach;
  }

  /** Remembers ids that WFM gave in answer to this request and that are in reach. */
  saw(kind: SeenKind, ids: Iterable<number>): void {
    for (const id of ids) this.#seen.add(`${kind} ${id}`);
  }

  /** Throws unless all of these were: what is named by its id alone must have been read first. */
  requireSeen(kind: SeenKind, ids: readonly number[] = []): void {
    if (ids.length === 0 || ids.some((id) => !this.#seen.has(`${kind} ${id}`))) throw outOfScope();
  }

  /** Throws unless some of the site is in reach. */
  requireSite(siteId: number): void {
    if (shareOf(this.reach, siteId) === 'none') throw outOfScope();
  }

  requireWholeSite(siteId: number): void {
    if (shareOf(this.reach, siteId) !== 'whole') throw outOfScope();
  }

  requireBusinessUnit(id: number): void {
    if (!this.reach.businessUnitIds.has(id)) throw outOfScope();
  }

  /** Throws unless all of these agents of a site are in reach. That they are of the site is what the endpoint sees to. */
  requireAgents(siteId: number, agentIds: readonly number[]): void {
    if (agentIds.some((id) => !this.hasAgent(siteId, id))) throw outOfScope();
  }

  /** Whether a row about an agent at a site may be shown. */
  hasAgent(siteId: number, agentId: number): boolean {
    const share = shareOf(this.reach, siteId);
    return share === 'whole' || (share === 'part' && this.reach.teamAgents.get(agentId) === siteId);
  }

  /** Whether a row about a team of a site may be shown; 0 is the site as a whole. */
  hasTeam(siteId: number, teamId: number): boolean {
    const share = shareOf(this.reach, siteId);
    return share === 'whole' || (share === 'part' && this.reach.teamIds.has(teamId));
  }

  /** Whether something that all of a site share may be shown. */
  hasSite(siteId: number): boolean {
    return shareOf(this.reach, siteId) !== 'none';
  }
}

/** What is named by id alone in later calls. */
export type SeenKind = 'activity' | 'calendar item' | 'multi-site activity' | 'pending change';

/** The words of a look-up that found nothing: whether it is there is not for this caller to know. */
function outOfScope(): BridgeError {
  return new BridgeError('not-found', 'there is no such object', {
    internal: { reason: 'outside the scope of the API client' },
  });
}

/** How a scope holds for an operation. */
export interface OperationGuard<S extends ServiceFamily, O extends OperationOf<S>> {
  /** Throws for a request that reaches outside; before anything is sent. */
  asked?(input: Input<S, O>, request: ScopedRequest): void;
  /** The answer without what is outside. */
  shown?(output: Output<S, O>, request: ScopedRequest, input: Input<S, O>): Output<S, O>;
}

/** Operations that are not here are refused. */
export type ServiceGuards<S extends ServiceFamily> = {
  readonly [O in OperationOf<S>]?: OperationGuard<S, O>;
};

type Lists<Member extends string> = Readonly<Record<Member, readonly unknown[]>>;

/** An answer with some of the rows of one list. */
export function onlyRows<Member extends string, Answer extends Lists<Member>>(
  answer: Answer,
  member: Member,
  keep: (row: Answer[Member][number]) => boolean,
): Answer {
  const rows: readonly Answer[Member][number][] = answer[member];
  return { ...answer, [member]: rows.filter((row) => keep(row)) };
}
