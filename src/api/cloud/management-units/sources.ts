import type { ManagementUnit, ManagementUnitListing } from '../models/management-unit.ts';
import type { ManagementUnitSettings } from '../models/management-unit-settings.ts';
import type { FieldSource, ModelSources, OperationSources } from '../parts/field-source.ts';
import { rowMetadataSources } from '../parts/metadata-sources.ts';

const asked = { made: 'as asked for, or its default' } as const;
const link = { made: 'the path of the page, with the query as asked for' } as const;
const noEditor = { absent: 'WFM does not say who changed a row, nor when' } as const;

const listing: ModelSources<ManagementUnitListing> = {
  entities: { made: 'the sites of the page, by their numbers' },
  pageSize: asked,
  pageNumber: asked,
  total: { made: 'how many sites WFM answers with' },
  pageCount: { made: 'of total and pageSize' },
  selfUri: link,
  firstUri: link,
  previousUri: link,
  nextUri: link,
  lastUri: link,
};

const unit: ModelSources<ManagementUnit> = {
  id: { from: 'CfgSite.wmSiteId', how: 'as an id of a management unit' },
  name: { from: 'CfgSite.wmName' },
  startDayOfWeek: { from: 'CfgSite.wmWeekStartDay', how: 'left out where it is a number of unknown meaning' },
  timeZone: {
    from: 'CfgSite.wmTimezoneId CfgTimezone.wmName',
    how: 'as IANA name, by WFM_TIME_ZONES or because WFM names it so; left out where neither tells it',
  },
  settings: { made: 'with expand=details' },
  version: { from: 'CfgSite.timestamp', how: 'its low 31 bits' },
  dateModified: noEditor,
  modifiedBy: noEditor,
  metadata: { from: 'CfgSite.timestamp', how: 'see WfmVersionedEntityMetadata' },
  selfUri: { made: 'the path of the unit in Genesys Cloud; the bridge does not serve it' },
};

function notThere(instead: string): FieldSource {
  return { absent: `WFM 8.5 has no such settings of a site; ${instead}` };
}

const settings: ModelSources<ManagementUnitSettings> = {
  adherence: notThere('thresholds of adherence are not in its interface'),
  shortTermForecasting: notThere('how much history a forecast takes is not in its interface'),
  timeOff: notThere(
    'limits on requests are in its time-off rules, several a site: GET /wfm/v1/time-off-rules has them',
  ),
  scheduling: notThere('shrinkage and occupancy are not in its interface'),
  metadata: { from: 'CfgSite.timestamp', how: 'see WfmVersionedEntityMetadata' },
};

export const managementUnitsSources: OperationSources = {
  ManagementUnitListing: listing,
  ManagementUnit: unit,
  ManagementUnitSettings: settings,
  WfmVersionedEntityMetadata: rowMetadataSources('CfgSite.timestamp'),
};
