import { z } from 'zod';
import { instant, uri } from './formats.ts';
import { userImage, chat, contact, userAuthorization } from './user-contact.ts';
import { routingStatus, userPresence, userConversationSummary } from './user-routing.ts';
import { geolocation, location } from './user-location.ts';

export const outOfOffice = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    get user() {
      return user.optional();
    },
    startDate: instant.optional(),
    endDate: instant.optional(),
    active: z.boolean().optional(),
    indefinite: z.boolean().optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'OutOfOffice' });
export type OutOfOffice = z.output<typeof outOfOffice>;

export const userStation = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    type: z.string().optional(),
    get associatedUser() {
      return user.optional();
    },
    associatedDate: instant.optional(),
    get defaultUser() {
      return user.optional();
    },
    providerInfo: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'UserStation' });
export type UserStation = z.output<typeof userStation>;

export const userStations = z
  .object({
    associatedStation: userStation.meta({ readOnly: true }).optional(),
    effectiveStation: userStation.meta({ readOnly: true }).optional(),
    defaultStation: userStation.meta({ readOnly: true }).optional(),
    lastAssociatedStation: userStation.meta({ readOnly: true }).optional(),
  })
  .meta({ id: 'UserStations' });
export type UserStations = z.output<typeof userStations>;

export const groupContact = z
  .object({
    address: z.string(),
    display: z.string().meta({ readOnly: true }).optional(),
    type: z.enum(['GROUPRING', 'GROUPPHONE']),
    mediaType: z.enum(['PHONE']),
  })
  .meta({ id: 'GroupContact' });
export type GroupContact = z.output<typeof groupContact>;

export const group = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string(),
    description: z.string().optional(),
    dateModified: instant.meta({ readOnly: true }).optional(),
    memberCount: z.int().meta({ readOnly: true }).optional(),
    state: z.enum(['active', 'inactive', 'deleted']).meta({ readOnly: true }).optional(),
    version: z.int32().meta({ readOnly: true }).optional(),
    type: z.enum(['official', 'social']),
    images: z.array(userImage).optional(),
    addresses: z.array(groupContact).optional(),
    rulesVisible: z.boolean(),
    visibility: z.enum(['public', 'owners', 'members']),
    get owners() {
      return z.array(user).optional();
    },
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'Group' });
export type Group = z.output<typeof group>;

export const user = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    chat: chat.optional(),
    department: z.string().optional(),
    email: z.string().optional(),
    primaryContactInfo: z.array(contact).meta({ readOnly: true }).optional(),
    addresses: z.array(contact).optional(),
    state: z.enum(['active', 'inactive', 'deleted']).meta({ readOnly: true }).optional(),
    title: z.string().optional(),
    username: z.string().optional(),
    get manager() {
      return user.optional();
    },
    images: z.array(userImage).optional(),
    version: z.int32(),
    routingStatus: routingStatus.meta({ readOnly: true }).optional(),
    presence: userPresence.meta({ readOnly: true }).optional(),
    conversationSummary: userConversationSummary.meta({ readOnly: true }).optional(),
    outOfOffice: outOfOffice.meta({ readOnly: true }).optional(),
    geolocation: geolocation.meta({ readOnly: true }).optional(),
    station: userStations.meta({ readOnly: true }).optional(),
    authorization: userAuthorization.meta({ readOnly: true }).optional(),
    profileSkills: z.array(z.string()).meta({ readOnly: true }).optional(),
    locations: z.array(location).meta({ readOnly: true }).optional(),
    groups: z.array(group).meta({ readOnly: true }).optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({
    id: 'User',
    description:
      'Directory user. Embedded users share this type; most members are only present when expanded.',
  });
export type User = z.output<typeof user>;

export const userEntityListing = z
  .object({
    entities: z.array(user).optional(),
  })
  .meta({ id: 'WfmUserEntityListing', description: 'Agents that belong to the management unit.' });
export type WfmUserEntityListing = z.output<typeof userEntityListing>;
