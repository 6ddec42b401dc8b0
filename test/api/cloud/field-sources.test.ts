import { describe, expect, test } from 'vitest';
import { cloudEndpoints } from '../../../src/api/cloud/endpoints.ts';
import { fieldSources } from '../../../src/api/cloud/field-sources.ts';
import type { FieldSource } from '../../../src/api/cloud/parts/field-source.ts';
import { cloudDocument } from '../../support/cloud-schema.ts';

const models = Object.entries(fieldSources).flatMap(([operationId, sources]) =>
  Object.entries(sources).map(([model, fields]) => ({ operationId, model, fields })),
);

/** Operations beside those of the reference have models of their own. */
const described = new Set(
  Object.values(cloudDocument.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  ),
);
const ofTheReference = models.filter(({ operationId }) => described.has(operationId));

function membersOf(source: FieldSource): readonly string[] {
  return 'from' in source ? source.from.split(' ') : [];
}

describe('the sources of fields', () => {
  test('are told for each operation that is served', () => {
    const served = cloudEndpoints.map(({ operationId }) => operationId);
    expect(Object.keys(fieldSources).sort()).toEqual(served.sort());
  });

  test.each(ofTheReference)(
    '$operationId $model: each field of the reference has one',
    ({ model, fields }) => {
      const properties = cloudDocument.components.schemas[model]?.['properties'];
      expect(Object.keys(fields).sort()).toEqual(Object.keys(properties ?? {}).sort());
    },
  );

  test.each(models)('$operationId $model: each is a member that the endpoint asks for', (row) => {
    const endpoint = cloudEndpoints.find(({ operationId }) => operationId === row.operationId);
    const used = new Set(endpoint?.uses.flatMap(({ members }) => members));
    const unknown = Object.values(row.fields)
      .flatMap(membersOf)
      .filter((member) => !used.has(member));
    expect(unknown).toEqual([]);
  });
});
