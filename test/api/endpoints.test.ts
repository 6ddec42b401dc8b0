import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from '../../src/api/all-endpoints.ts';
import { permissions } from '../../src/identity/permission.ts';
import { endpointOf } from './endpoint-of.ts';
import { nounRows } from './noun-rows.ts';

/** The newest WSDL of a service, as text. */
function wsdlOf(service: string): string {
  const folder = `wsdl/${service}`;
  const newest = readdirSync(folder).sort().at(-1);
  return readFileSync(`${folder}/${newest ?? ''}`, 'utf8');
}

describe('the list of endpoints', () => {
  /** The element names between the opening of a named type or request and its end. */
  function membersOf(service: string, type: string): readonly string[] {
    const wsdl = wsdlOf(service);
    const named = wsdl.indexOf(`<s:complexType name="${type}">`);
    const start = named === -1 ? wsdl.indexOf(`<s:element name="${type}">`) + type.length : named;
    const part = wsdl.slice(start, wsdl.indexOf('</s:complexType>', start));
    return [...part.matchAll(/<s:element name="(\w+)"/g)].map(([, name = '']) => name);
  }

  const members = allEndpoints.flatMap(({ uses }) =>
    uses.flatMap((use) => use.members.map((member) => `${use.service} ${member}`)),
  );

  test.each([...new Set(members)])('the WSDL of %s', (use) => {
    const [service = '', member = ''] = use.split(' ');
    const [type = '', name = ''] = member.split('.');
    expect(membersOf(service, type)).toContain(name);
  });

  test('every noun declares what it uses', () => {
    expect(nounRows.map(({ path }) => path)).toHaveLength(17);
    for (const { path, operation } of nounRows) {
      expect(endpointOf(`/wfm/v1/${path}`).uses.map((use) => use.operation)).toEqual([operation]);
    }
  });

  test('ids are unique and schemas print as JSON Schema', () => {
    const ids = allEndpoints.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { response, query, params } of allEndpoints) {
      expect(() => z.toJSONSchema(response)).not.toThrow();
      expect(() => z.toJSONSchema(query, { io: 'input' })).not.toThrow();
      expect(() => z.toJSONSchema(params, { io: 'input' })).not.toThrow();
    }
  });

  test('every permission is in use', () => {
    // What is no endpoint, or is made with what it shows: `/metrics`, `/admin/v1/audit`.
    const elsewhere = ['bridge:metrics:view', 'bridge:audit:view'];
    const used = new Set([...allEndpoints.flatMap((endpoint) => endpoint.permissions), ...elsewhere]);
    expect([...used].sort()).toEqual([...permissions].sort());
  });
});
