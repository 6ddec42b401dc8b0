import { z } from 'zod';
import { instant, uri, routingStatusName } from './formats.ts';

export const routingStatus = z
  .object({
    userId: z.string().optional(),
    status: routingStatusName.optional(),
    startTime: instant.optional(),
  })
  .meta({ id: 'RoutingStatus' });
export type RoutingStatus = z.output<typeof routingStatus>;

export const presenceDefinition = z
  .object({
    id: z.string().describe('Unique id.').optional(),
    systemPresence: z.string().optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'PresenceDefinition' });
export type PresenceDefinition = z.output<typeof presenceDefinition>;

export const userPresence = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    source: z.string().optional(),
    primary: z.boolean().optional(),
    presenceDefinition: presenceDefinition.optional(),
    message: z.string().optional(),
    modifiedDate: instant.optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'UserPresence' });
export type UserPresence = z.output<typeof userPresence>;

export const mediaSummaryDetail = z
  .object({
    active: z.int32().optional(),
    acw: z.int32().optional(),
  })
  .meta({ id: 'MediaSummaryDetail' });
export type MediaSummaryDetail = z.output<typeof mediaSummaryDetail>;

export const mediaSummary = z
  .object({
    contactCenter: mediaSummaryDetail.optional(),
    enterprise: mediaSummaryDetail.optional(),
  })
  .meta({ id: 'MediaSummary' });
export type MediaSummary = z.output<typeof mediaSummary>;

export const userConversationSummary = z
  .object({
    userId: z.string().optional(),
    call: mediaSummary.optional(),
    callback: mediaSummary.optional(),
    email: mediaSummary.optional(),
    message: mediaSummary.optional(),
    chat: mediaSummary.optional(),
    socialExpression: mediaSummary.optional(),
    video: mediaSummary.optional(),
  })
  .meta({ id: 'UserConversationSummary' });
export type UserConversationSummary = z.output<typeof userConversationSummary>;
