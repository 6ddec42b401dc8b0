import { jobFace, type JobFace } from '../../support/job-wfm.ts';
import { vacationParts } from '../calendar-items/cal-item.ts';

/** The vacation as a time-off request. */
export const request = { id: 501, timeOffTypeId: 6, ...vacationParts };

/** A site with these calendar items. */
export function faceWith(items: readonly object[], options: Parameters<typeof jobFace>[0] = {}): JobFace {
  const face = jobFace(options);
  face.wfm.answers['GetCalendarItem'] = () => ({ items: items });
  return face;
}
