import { describe, expect, test } from 'vitest';
import { withAddress } from '../../src/simulator/wsdl-files.ts';
import { startForTests } from './soap-caller.ts';

const { simulator } = await startForTests();

test.each([
  ['/?Handler=WFMConfigService850&wsdl', 'WFMConfigService850'],
  ['/?Handler=WFMSessionService800&WSDL', 'WFMSessionService800'],
  ['/?wsdl', 'WFMLocatorService800'],
])('%s is the WSDL of %s with the address of the simulator', async (path, service) => {
  const answer = await fetch(simulator.origin + path);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(text).toContain(`<soap:address location="${simulator.origin}/?Handler=${service}"/>`);
  expect(text).toContain(`targetNamespace="urn:${service}"`);
});

test.each(['/?Handler=WFMForecastService761&wsdl', '/?Handler=WFMConfigService850', '/'])(
  '%s is 404',
  async (path) => {
    expect((await fetch(simulator.origin + path)).status).toBe(404);
  },
);

describe('an address', () => {
  test('is escaped, and dollars in it mean nothing', () => {
    expect(withAddress('<soap:address location="x"/>', 'http://h/?a=$1&b')).toBe(
      '<soap:address location="http://h/?a=$1&amp;b"/>',
    );
  });
});
