import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { allObjects } from '../../wfm/noun.ts';
import { knownZones, zoneUse } from '../../wfm/parts/site-zone.ts';
import { siteNoun } from '../../wfm/sites/sites.ts';
import { managementUnitListing } from '../models/management-unit.ts';
import { tag, unitsPath } from '../parts/cloud-paths.ts';
import { sitesOfPage, toListing, toManagementUnit } from './mapping.ts';

const sizes = { usual: 25, most: 1000 } as const;

/** The reference knows one value; a list of it is taken, too, since newer clients join what they expand by commas. */
const expand = z.array(z.enum(['details'])).meta({ type: 'string', enum: ['details'], items: undefined });

const query = z.strictObject({
  // Refined, not bounded: the bounds are ours, and the document of Genesys Cloud has none.
  pageSize: z
    .int32()
    .refine((size) => size >= 1 && size <= sizes.most, { error: `must be between 1 and ${sizes.most}` })
    .optional()
    .describe(`Units of a page, ${sizes.most} at most; ${sizes.usual} when absent.`),
  pageNumber: z
    .int32()
    .refine((number) => number >= 1, { error: 'must be 1 or more' })
    .optional()
    .describe('Number of the page, from 1; 1 when absent.'),
  expand: expand.optional().describe('`details` adds the settings.'),
});

export const listManagementUnits = endpoint({
  operationId: 'getWorkforcemanagementManagementunits',
  summary: 'Management units',
  tag,
  method: 'get',
  path: unitsPath,
  params: z.strictObject({}),
  query,
  body: z.undefined(),
  response: managementUnitListing,
  forms: ['json'],
  permissions: [],
  scope: { kind: 'rows' },
  safety: 'read',
  uses: [siteNoun.uses, zoneUse],
  async handle({ query: { pageSize, pageNumber, expand: expanded }, wfm, timeZones }) {
    const page = {
      pageSize: pageSize ?? sizes.usual,
      pageNumber: pageNumber ?? 1,
      hasDetails: expanded !== undefined,
    };
    const sites = await siteNoun.read(wfm, allObjects);
    const shown = sitesOfPage(sites, page);
    // A unit whose zone is unknown must not take the others along.
    const zones = await knownZones(
      { wfm, timeZones },
      shown.map(({ timeZoneId }) => timeZoneId),
    );
    const units = shown.map((site) => toManagementUnit(site, zones.get(site.timeZoneId), page));
    return toListing(units, page, sites.length);
  },
});
