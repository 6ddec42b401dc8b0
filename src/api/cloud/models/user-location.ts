import { z } from 'zod';
import { double, uri } from './formats.ts';

export const locationAddress = z
  .object({
    city: z.string().optional(),
    country: z.string().optional(),
    countryName: z.string().optional(),
    state: z.string().optional(),
    street1: z.string().optional(),
    street2: z.string().optional(),
    zipcode: z.string().optional(),
  })
  .meta({ id: 'LocationAddress' });
export type LocationAddress = z.output<typeof locationAddress>;

export const locationEmergencyNumber = z
  .object({
    e164: z.string().optional(),
    number: z.string().optional(),
    type: z.enum(['default', 'elin']).optional(),
  })
  .meta({ id: 'LocationEmergencyNumber' });
export type LocationEmergencyNumber = z.output<typeof locationEmergencyNumber>;

export const locationDefinition = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    address: locationAddress.optional(),
    addressVerified: z.boolean().optional(),
    emergencyNumber: locationEmergencyNumber.optional(),
    state: z.enum(['active', 'deleted']).optional(),
    version: z.int32().optional(),
    path: z.array(z.string()).optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'LocationDefinition' });
export type LocationDefinition = z.output<typeof locationDefinition>;

export const location = z
  .object({
    id: z.string().describe('Unique id.').optional(),
    floorplanId: z.string().optional(),
    coordinates: z.record(z.string(), double).optional(),
    notes: z.string().optional(),
    locationDefinition: locationDefinition.optional(),
  })
  .meta({ id: 'Location' });
export type Location = z.output<typeof location>;

export const geolocation = z
  .object({
    id: z.string().meta({ description: 'Unique id.', readOnly: true }).optional(),
    name: z.string().optional(),
    type: z.string().optional(),
    primary: z.boolean().optional(),
    latitude: double.optional(),
    longitude: double.optional(),
    country: z.string().optional(),
    region: z.string().optional(),
    city: z.string().optional(),
    locations: z.array(locationDefinition).optional(),
    selfUri: uri.meta({ description: 'URI of this resource.', readOnly: true }).optional(),
  })
  .meta({ id: 'Geolocation' });
export type Geolocation = z.output<typeof geolocation>;
