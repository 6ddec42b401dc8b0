import type { UserSchedule } from '../models/user-schedule.ts';

/** Some users with their schedules. */
export type UserSchedules = readonly (readonly [userId: string, schedule: UserSchedule])[];

/**
 * A `UserScheduleContainer` as JSON, user after user, so that memory does not grow with their number. The first piece
 * comes when the first users are there, or the end.
 */
export async function* containerText(
  timeZone: string,
  groups: AsyncIterable<UserSchedules>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = `{"managementUnitTimeZone":${JSON.stringify(timeZone)},"userSchedules":{`;
  let separator = '';
  for await (const group of groups) {
    for (const [userId, schedule] of group) {
      text += `${separator}${JSON.stringify(userId)}:${JSON.stringify(schedule)}`;
      separator = ',';
    }
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}}}`);
}
