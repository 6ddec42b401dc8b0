import { z } from 'zod';
import { key, name, optionalReference, reference, text, version, weekDay, word } from '../schema-parts.ts';

export const site = z
  .strictObject({
    id: key('site'),
    name,
    businessUnitId: reference('business unit'),
    timeZoneId: reference('time zone'),
    switchId: optionalReference('telephone switch in the Genesys Configuration'),
    weekStartDay: weekDay,
    planningPeriod: word(
      ['none', 'month', 'two-weeks', 'three-weeks', 'four-weeks', 'five-weeks', 'six-weeks'],
      'Length of the planning period.',
    ),
    comments: text('Free text.'),
    version,
  })
  .meta({
    id: 'Site',
    description: 'A site: agents and activities that are scheduled together, in one time zone.',
  });

export type Site = z.output<typeof site>;
