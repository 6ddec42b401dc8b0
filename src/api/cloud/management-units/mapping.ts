import type { Zone } from '../../../time/zone.ts';
import type { Site } from '../../wfm/sites/schema.ts';
import type { ManagementUnit, ManagementUnitListing } from '../models/management-unit.ts';
import { cloudId } from '../parts/cloud-id.ts';
import { unitsPath, unitUri } from '../parts/cloud-paths.ts';
import { startDayOf, wordFor } from '../parts/dictionary.ts';
import { metadataOf, versionOfRow } from '../parts/entity-version.ts';

/** A page that was asked for: numbers from 1. */
export interface Page {
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly hasDetails: boolean;
}

/** The sites of a page out of all of them, by their numbers; none beyond the end. */
export function sitesOfPage(sites: readonly Site[], { pageSize, pageNumber }: Page): readonly Site[] {
  const before = (pageNumber - 1) * pageSize;
  return sites.toSorted((a, b) => a.id - b.id).slice(before, before + pageSize);
}

/** A site; its settings, with `hasDetails`, are what WFM has of them: a version, and no more. */
export function toManagementUnit(
  site: Site,
  zone: Zone | undefined,
  { hasDetails }: Pick<Page, 'hasDetails'>,
): ManagementUnit {
  const unitId = cloudId('management-unit', site.id);
  const startDayOfWeek = wordFor(site.weekStartDay, startDayOf);
  const metadata = metadataOf(versionOfRow(site.version));
  return {
    id: unitId,
    ...(site.name === null ? {} : { name: site.name }),
    ...(startDayOfWeek === undefined ? {} : { startDayOfWeek }),
    ...(zone === undefined ? {} : { timeZone: zone.name }),
    ...(hasDetails ? { settings: { metadata } } : {}),
    version: metadata.version,
    metadata,
    selfUri: unitUri(unitId),
  };
}

function uriOf({ pageSize, hasDetails }: Page, pageNumber: number): string {
  return `${unitsPath}?pageSize=${pageSize}&pageNumber=${pageNumber}${hasDetails ? '&expand=details' : ''}`;
}

/** A page with the ways to the others; there is none before the first and none after the last. */
export function toListing(
  entities: readonly ManagementUnit[],
  page: Page,
  total: number,
): ManagementUnitListing {
  const { pageSize, pageNumber } = page;
  const pageCount = Math.ceil(total / pageSize);
  const last = Math.max(1, pageCount);
  return {
    entities: [...entities],
    pageSize,
    pageNumber,
    total,
    pageCount,
    selfUri: uriOf(page, pageNumber),
    firstUri: uriOf(page, 1),
    // From beyond the end the way back leads to the last page.
    ...(pageNumber === 1 ? {} : { previousUri: uriOf(page, Math.min(pageNumber - 1, last)) }),
    ...(pageNumber >= last ? {} : { nextUri: uriOf(page, pageNumber + 1) }),
    lastUri: uriOf(page, last),
  };
}
