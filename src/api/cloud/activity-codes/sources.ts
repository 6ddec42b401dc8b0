import type { ActivityCode, ActivityCodeContainer } from '../models/activity-code.ts';
import type { ModelSources, OperationSources } from '../parts/field-source.ts';
import { contentMetadataSources } from '../parts/metadata-sources.ts';

const version = { made: 'the version of the whole list: see WfmVersionedEntityMetadata' } as const;

const code: ModelSources<ActivityCode> = {
  id: {
    from: 'CfgActivity.wmActivityId CfgExceptionType.wmExceptionTypeId CfgTimeOffType.wmTimeOffTypeId',
    how: 'as an id of an activity code; breaks, meals and activity sets have one built-in code each',
  },
  name: {
    from: 'CfgActivity.wmName CfgExceptionType.wmName CfgTimeOffType.wmName',
    how: 'empty for built-in codes',
  },
  isActive: {
    from: 'CfgActivity.wmActive',
    how: 'true for every other code: WFM does not list types that have been deleted',
  },
  isDefault: { made: 'true for built-in codes' },
  category: {
    from: 'CfgActivity.wmActivityType CfgExceptionType.wmUsage',
    how: 'by the dictionary; left out where it is a number of unknown meaning',
  },
  lengthInMinutes: { absent: 'types of WFM 8.5 have no usual length' },
  countsAsPaidTime: {
    from: 'CfgExceptionType.wmPaid CfgTimeOffType.wmPaid',
    how: 'left out for activities and built-in codes: whether they are paid is up to shifts and contracts',
  },
  countsAsWorkTime: { absent: 'types of WFM 8.5 do not say so' },
  agentTimeOffSelectable: {
    absent: 'time-off rules say which time-off types agents can ask for: GET /wfm/v1/time-off-rules has them',
  },
  metadata: version,
  selfUri: { made: 'the path of the code in Genesys Cloud; the bridge serves the list alone' },
};

const container: ModelSources<ActivityCodeContainer> = {
  activityCodes: { made: 'built-in codes, activities, exception types and time-off types of the site' },
  metadata: version,
};

const ofTheList = contentMetadataSources(
  'the numbers and row versions of all activities, exception types and time-off types of the site',
);

export const activityCodesSources: OperationSources = {
  ActivityCodeContainer: container,
  ActivityCode: code,
  WfmVersionedEntityMetadata: ofTheList,
};

export const newActivityCodeSources: OperationSources = {
  ActivityCode: code,
  WfmVersionedEntityMetadata: ofTheList,
};
