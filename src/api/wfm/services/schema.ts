import { z } from 'zod';
import { evidenceLabels } from '../../../contract/evidence.ts';
import { safetyClasses } from '../../../contract/safety.ts';
import { asOf } from '../schema-parts.ts';

const evidence = z
  .strictObject({
    label: z.enum(evidenceLabels).describe('What the knowledge rests on.'),
    detail: z.string().describe('Sources or strength.'),
    text: z.string().describe('What it is for.'),
  })
  .meta({ id: 'Evidence', description: 'How much is known about an item of the contract.' });

const counts = z
  .strictObject({
    evidenced: z.int().describe('Seen in programs that call the real API.'),
    documented: z.int().describe('In documentation or on another public page.'),
    inferred: z.int().describe('Reasoned out, seen nowhere.'),
    genuine: z.int().describe("From the vendor's own file."),
  })
  .meta({ id: 'FidelityCounts', description: 'How many items of a contract rest on what.' });

const operation = z
  .strictObject({
    name: z.string(),
    safety: z.enum(safetyClasses).describe('What may happen when it is called twice.'),
    evidence,
    items: counts.describe('The types and members that it needs.'),
    reserved: z.boolean().describe('True for what the bridge calls itself and offers to nobody.'),
    provisional: z.array(z.string()).describe('Enums that it uses and whose numbers are guesses.'),
    unsupported: z.string().optional().describe('Why it cannot be called.'),
  })
  .meta({ id: 'ServiceOperation', description: 'An operation of a WFM service.' });

const serviceMembers = {
  name: z.string().describe('Name with version, such as ConfigService850.'),
  family: z.string().describe('Name without version; it stands for the newest.'),
  version: z.int().optional(),
  offered: z
    .boolean()
    .optional()
    .describe('Whether the open session lists it; absent while no session is open.'),
  evidence,
  fidelity: z
    .strictObject({ operations: counts, items: counts.describe('Types and members.') })
    .meta({ id: 'Fidelity', description: 'How much of a service is known.' }),
};

export const serviceResponse = z
  .strictObject({ ...serviceMembers, operations: z.array(operation) })
  .meta({ id: 'Service', description: 'A WFM service with its operations.' });

export const serviceListResponse = z
  .strictObject({
    items: z.array(
      z
        .strictObject({ ...serviceMembers, operationCount: z.int() })
        .meta({ id: 'ServiceSummary', description: 'A WFM service.' }),
    ),
    asOf,
  })
  .meta({ id: 'ServiceList', description: 'The services of all loaded WSDLs.' });

export type ServiceResponse = z.output<typeof serviceResponse>;
export type ServiceSummary = z.output<typeof serviceListResponse>['items'][number];
