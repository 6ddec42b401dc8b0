import { z } from 'zod';
import { key, name, reference, text, version, word } from '../schema-parts.ts';

export const forecastScenario = z
  .strictObject({
    id: key('forecast scenario'),
    name,
    businessUnitId: reference('business unit'),
    siteIds: z.array(z.int32()).describe('Ids of the sites in it.'),
    startDate: z.iso.date().describe('First day.'),
    endDate: z.iso.date().describe('Last day, included.'),
    ownerId: reference('user who made it'),
    shared: z.boolean().describe('Whether others see it.'),
    status: word(['new', 'forecast', 'published'], 'How far it is; published is the Master Forecast.'),
    comments: text('Note kept with it.'),
    version,
  })
  .meta({ id: 'ForecastScenario', description: 'A forecast scenario: a draft of a forecast.' });

export type ForecastScenario = z.output<typeof forecastScenario>;
