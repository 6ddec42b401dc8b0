import { z } from 'zod';

export const chat = z
  .object({
    jabberId: z.string().optional(),
  })
  .meta({ id: 'Chat' });
export type Chat = z.output<typeof chat>;

export const contact = z
  .object({
    address: z.string().optional(),
    display: z.string().meta({ readOnly: true }).optional(),
    mediaType: z.enum(['PHONE', 'EMAIL', 'SMS']).optional(),
    type: z.enum(['PRIMARY', 'WORK', 'WORK2', 'WORK3', 'WORK4', 'HOME', 'MOBILE', 'MAIN']).optional(),
    extension: z.string().optional(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.output<typeof contact>;

export const userImage = z
  .object({
    resolution: z.string().optional(),
    imageUri: z.string().optional(),
  })
  .meta({ id: 'UserImage' });
export type UserImage = z.output<typeof userImage>;

export const domainRole = z
  .object({
    id: z.string().describe('Unique id.').optional(),
    name: z.string().optional(),
  })
  .meta({ id: 'DomainRole' });
export type DomainRole = z.output<typeof domainRole>;

export const resourceConditionValue = z
  .object({
    type: z.enum(['SCALAR', 'VARIABLE', 'USER', 'QUEUE']).optional(),
    value: z.string().optional(),
  })
  .meta({ id: 'ResourceConditionValue' });
export type ResourceConditionValue = z.output<typeof resourceConditionValue>;

export const resourceConditionNode = z
  .object({
    variableName: z.string().optional(),
    conjunction: z.enum(['AND', 'OR']).optional(),
    operator: z.enum(['EQ', 'IN', 'GE', 'GT', 'LE', 'LT']).optional(),
    operands: z.array(resourceConditionValue).optional(),
    get terms() {
      return z.array(resourceConditionNode).optional();
    },
  })
  .meta({ id: 'ResourceConditionNode' });
export type ResourceConditionNode = z.output<typeof resourceConditionNode>;

export const resourcePermissionPolicy = z
  .object({
    id: z.string().describe('Unique id.').optional(),
    domain: z.string().optional(),
    entityName: z.string().optional(),
    policyName: z.string().optional(),
    policyDescription: z.string().optional(),
    actionSetKey: z.string().optional(),
    allowConditions: z.boolean().optional(),
    resourceConditionNode: resourceConditionNode.optional(),
    namedResources: z.array(z.string()).optional(),
    resourceCondition: z.string().optional(),
    actionSet: z.array(z.string()).meta({ uniqueItems: true }).optional(),
  })
  .meta({ id: 'ResourcePermissionPolicy' });
export type ResourcePermissionPolicy = z.output<typeof resourcePermissionPolicy>;

export const userAuthorization = z
  .object({
    roles: z.array(domainRole).optional(),
    permissions: z.array(z.string()).meta({ readOnly: true }).optional(),
    permissionPolicies: z.array(resourcePermissionPolicy).meta({ readOnly: true }).optional(),
  })
  .meta({ id: 'UserAuthorization' });
export type UserAuthorization = z.output<typeof userAuthorization>;
