import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { permissions } from '../../src/identity/permission.ts';
import { endpointOf } from './endpoint-of.ts';
import { nounRows } from './noun-rows.ts';

describe('the list of endpoints', () => {
  const wsdl = readFileSync('wsdl/ConfigService/WFMConfigService850.wsdl', 'utf8');

  /** The element names between the opening of a named type or request and its end. */
  function membersOf(type: string): readonly string[] {
    const named = wsdl.indexOf(`<s:complexType name="${type}">`);
    const start = named === -1 ? wsdl.indexOf(`<s:element name="${type}">`) + type.length : named;
    const part = wsdl.slice(start, wsdl.indexOf('</s:complexType>', start));
    return [...part.matchAll(/<s:element name="(\w+)"/g)].map(([, name = '']) => name);
  }

  const members = wfmEndpoints.flatMap(({ uses }) => uses.flatMap((use) => use.members));

  test.each([...new Set(members)])('the WSDL has %s', (member) => {
    const [type = '', name = ''] = member.split('.');
    expect(membersOf(type)).toContain(name);
  });

  test('every noun declares what it uses', () => {
    expect(nounRows.map(({ path }) => path)).toHaveLength(14);
    for (const { path, operation } of nounRows) {
      expect(endpointOf(`/wfm/v1/${path}`).uses.map((use) => use.operation)).toEqual([operation]);
    }
  });

  test('ids are unique and schemas print as JSON Schema', () => {
    const ids = wfmEndpoints.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { response, query, params } of wfmEndpoints) {
      expect(() => z.toJSONSchema(response)).not.toThrow();
      expect(() => z.toJSONSchema(query, { io: 'input' })).not.toThrow();
      expect(() => z.toJSONSchema(params, { io: 'input' })).not.toThrow();
    }
  });

  test('every permission is in use', () => {
    const used = new Set(wfmEndpoints.flatMap((endpoint) => endpoint.permissions));
    expect([...used].sort()).toEqual([...permissions].sort());
  });
});
