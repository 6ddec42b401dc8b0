import { z } from 'zod';

/** Paths of the twelve operations, and of what they name. */

export const rootPath = '/api/v2/workforcemanagement';
export const unitsPath = `${rootPath}/managementunits`;
export const unitPath = `${unitsPath}/{muId}`;
export const requestsPath = `${unitPath}/users/{userId}/timeoffrequests`;

/** Not one of the twelve: what a download URL of the bridge leads to. */
export const queriesPath = `${rootPath}/historicaladherencequeries`;

export const tag = 'Workforce Management';

export const unitParams = z.strictObject({
  muId: z.string().describe("Management unit id, or 'mine' for the unit of the caller."),
});

/** `selfUri`s: not everything that has one can be read by it, as the twelve operations are not all there are. */

/** Of a management unit. */
export function unitUri(unitId: string): string {
  return `${unitsPath}/${unitId}`;
}

/** Of a user. */
export function userUri(userId: string): string {
  return `/api/v2/users/${userId}`;
}

/** Of the time off requests of a user. */
export function requestsUri(unitId: string, userId: string): string {
  return `${unitUri(unitId)}/users/${userId}/timeoffrequests`;
}
