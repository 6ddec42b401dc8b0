import type { ForecastStep } from '../../wfm/forecast/schema.ts';
import type { NamedIds } from '../../wfm/parts/site-activities.ts';
import type { WfmIntradayQueueListing } from '../models/intraday.ts';
import { cloudId } from '../parts/cloud-id.ts';

/**
 * The queues for which the forecast of a day has interactions: one that is closed all day has no intraday data. A reason
 * only where there is no forecast at all: one of no interactions is a forecast, too.
 */
export function toQueueListing(queues: NamedIds, steps: readonly ForecastStep[]): WfmIntradayQueueListing {
  const forecast = steps.filter(({ interactionVolume }) => interactionVolume !== null);
  const busy = new Set(
    forecast.flatMap(({ activityId, interactionVolume }) =>
      Number(interactionVolume) > 0 ? [activityId] : [],
    ),
  );
  const entities = [...queues].flatMap(([id, name]) =>
    busy.has(id) ? [{ id: cloudId('queue', id), ...(name === null ? {} : { name }) }] : [],
  );
  return { entities, ...(forecast.length === 0 ? { noDataReason: 'NoSourceForecast' as const } : {}) };
}
