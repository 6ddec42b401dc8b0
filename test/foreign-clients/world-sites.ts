/** The sites of the simulator's world as they are in its data, without any SOAP: what every client must have read. */
import { readFileSync } from 'node:fs';
import { readEnumNumbers } from '../../src/simulator/world/enum-numbers.ts';
import { createWorld } from '../../src/simulator/world/world.ts';

const conventions = readFileSync(new URL('../../wsdl/conventions.json', import.meta.url), 'utf8');
const world = createWorld({ seed: 850, integrationUser: 'api.bridge' }, readEnumNumbers(conventions));
const sites = world.sites.map((site) => ({
  id: site.wmSiteId,
  name: site.wmName,
  comments: site.wmComments ?? null,
  timestamp: site.timestamp,
}));
console.log(JSON.stringify(sites));
