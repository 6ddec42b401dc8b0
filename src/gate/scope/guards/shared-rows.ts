import { onlyRows, type ScopedRequest } from '../operation-guard.ts';

interface OfSite {
  readonly siteId: number;
}

/** Short objects do not say where they belong; the bridge never asks for them. */
export function isOfSite<Row extends object>(row: Row): row is Row & OfSite {
  return 'siteId' in row && typeof row.siteId === 'number';
}

function isOfSites<Row extends object>(row: Row): row is Row & { readonly siteId: readonly number[] } {
  return 'siteId' in row && Array.isArray(row.siteId);
}

interface Items {
  readonly items: readonly object[];
}

/** What all of a site share, such as its shifts: who has but a team of it needs them to read a schedule. */
export function sharedBySite<Answer extends Items>(answer: Answer, request: ScopedRequest): Answer {
  return onlyRows<'items', Answer>(answer, 'items', (row) => isOfSite(row) && request.hasSite(row.siteId));
}

/** What several sites use: each of them sees it, and no other site in it. */
export function sharedBySites<Row extends object>(
  answer: { readonly items: readonly Row[] },
  request: ScopedRequest,
): { readonly items: readonly Row[] } {
  const items = answer.items.flatMap((row) => {
    if (!isOfSites(row)) return [];
    const siteId = row.siteId.filter((id) => request.hasSite(id));
    return siteId.length === 0 ? [] : [{ ...row, siteId }];
  });
  return { ...answer, items };
}
