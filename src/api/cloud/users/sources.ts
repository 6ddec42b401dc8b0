import type { User, WfmUserEntityListing } from '../models/user.ts';
import type { ModelSources, OperationSources } from '../parts/field-source.ts';

const noDirectory = { absent: 'WFM 8.5 has no such attribute of an agent' } as const;
const noPlatform = {
  absent: 'WFM 8.5 knows schedules and adherence, not presence, routing or stations',
} as const;
const listed = { absent: 'only the list of the users of a management unit has it' } as const;

/** A user inside another answer: `toEmbeddedUser`. */
export const embeddedUserSources: ModelSources<User> = {
  id: { from: 'CfgAgent.gswAgentId', how: 'as an id of a user' },
  name: { from: 'CfgAgent.gswFirstName CfgAgent.gswLastName', how: 'joined by a space' },
  version: { from: 'CfgAgent.timestamp', how: 'its low 31 bits' },
  selfUri: { made: 'the path of the user in Genesys Cloud; the bridge does not serve it' },
  email: listed,
  username: listed,
  state: listed,
  chat: noDirectory,
  department: noDirectory,
  primaryContactInfo: noDirectory,
  addresses: noDirectory,
  title: noDirectory,
  manager: { absent: 'teams of WFM have no manager that is an agent' },
  images: noDirectory,
  profileSkills: { absent: 'skills of WFM are those of routing: GET /wfm/v1/agents/{agentId} has them' },
  locations: noDirectory,
  groups: { absent: 'the groups of an agent are its team and site: GET /wfm/v1/agents/{agentId} has them' },
  authorization: { absent: "roles belong to WFM's users, not to agents: GET /wfm/v1/users has them" },
  routingStatus: noPlatform,
  presence: noPlatform,
  conversationSummary: noPlatform,
  outOfOffice: noPlatform,
  geolocation: noPlatform,
  station: noPlatform,
};

/** A user of the list of users: `toUser`. */
const userSources: ModelSources<User> = {
  ...embeddedUserSources,
  email: { from: 'CfgAgent.gswEmail' },
  username: { from: 'CfgAgent.gswUserName' },
  state: {
    from: 'CfgAgent.wmEndDate',
    how: 'inactive once the day of the site has reached it, else active; the deleted are not in the list',
  },
};

const listing: ModelSources<WfmUserEntityListing> = {
  entities: { made: 'the agents of the site, by their names' },
};

export const usersSources: OperationSources = { WfmUserEntityListing: listing, User: userSources };
