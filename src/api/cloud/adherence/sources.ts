import { managementUnitsSources } from '../management-units/sources.ts';
import type { UserScheduleAdherence } from '../models/user-schedule-adherence.ts';
import type { FieldSource, ModelSources, OperationSources } from '../parts/field-source.ts';
import { rowMetadataSources } from '../parts/metadata-sources.ts';
import { embeddedUserSources } from '../users/sources.ts';

const noWord = 'absent for a state whose number is unknown';
const ofState: FieldSource = {
  from: 'AdhAgentState.wmCurrentState',
  how: `${noWord}, and where WFM has but a reason code`,
};

const recordSources: ModelSources<UserScheduleAdherence> = {
  id: { absent: 'WFM has no id of a record of adherence; there is one for each user' },
  name: { absent: 'the record has no name; `user` has' },
  user: { made: 'the agent' },
  managementUnit: { made: 'the site of the agent; absent for an agent without one' },
  scheduledActivityCategory: {
    from: 'AdhAgentState.wmScheduledStateType AdhAgentState.wmScheduledStateId AdhAgentState.wmScheduledStateStart',
    how:
      'the category of its activity code; Unscheduled when nothing is scheduled or on a day off; absent for marked time, ' +
      'which lies over an unknown state, and for types that are gone',
  },
  systemPresence: ofState,
  organizationSecondaryPresenceId: {
    absent: 'WFM has reason codes, which are texts: reasonCode of GET /wfm/v1',
  },
  routingStatus: { from: 'AdhAgentState.wmCurrentState', how: noWord },
  actualActivityCategory: ofState,
  isOutOfOffice: { absent: 'WFM does not know it' },
  adherenceState: {
    from: 'AdhAgentState.wmAdherenceState',
    how:
      'severe is OutOfAdherence too; Unscheduled when WFM finds no fault, nothing is scheduled and the agent does not ' +
      'work; Unknown where WFM is uncertain or has no record',
  },
  impact: { absent: 'WFM does not weigh it' },
  timeOfAdherenceChange: {
    from: 'AdhAgentState.wmDateTime AdhAgentState.wmNonAdherenceSeconds',
    how: 'the one minus the other while OutOfAdherence; else absent, as WFM keeps no other time',
  },
  presenceUpdateTime: { from: 'AdhAgentState.wmCurrentStateStart' },
  selfUri: { absent: 'a record cannot be read by itself, neither here nor there' },
};

const unitSources = {
  ...managementUnitsSources['ManagementUnit'],
  settings: { absent: 'only the list of the management units has them' },
};

export const adherenceSources: OperationSources = {
  UserScheduleAdherence: recordSources,
  ManagementUnit: unitSources,
  User: embeddedUserSources,
  WfmVersionedEntityMetadata: rowMetadataSources('CfgSite.timestamp'),
};
