import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operationFidelity, serviceFidelity } from '../../src/contract/fidelity.ts';
import { fidelityPage } from '../../tools/fidelity-page.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

describe('what is known is counted', () => {
  const note = (label: string): string =>
    `<s:annotation><s:documentation>${label}</s:documentation></s:annotation>`;
  const service = compileService({
    schema: `${wrappers('A', `<s:element name="b" type="t:B">${note('evidence: code S1')}</s:element>`)}
      <s:complexType name="B">${note('evidence: page P4')}<s:sequence>
        <s:element name="c" type="s:int">${note('evidence: doc D1')}</s:element>
        <s:element name="again" type="t:B" minOccurs="0">${note('evidence: inferred weak')}</s:element>
      </s:sequence></s:complexType>
      <s:complexType name="Apart">${note('evidence: code S2')}<s:sequence/></s:complexType>`,
    operations: ['A'],
  });
  const operation = service.operations.get('A')!;

  test('for an operation: what it needs, each once', () => {
    // The wrappers and the operation have no label: they are the vendor's own.
    expect(operationFidelity(service, operation)).toEqual({
      evidenced: 1,
      documented: 2,
      inferred: 1,
      genuine: 2,
    });
  });

  test('for a service: everything', () => {
    expect(serviceFidelity(service)).toEqual({
      operations: { evidenced: 0, documented: 0, inferred: 0, genuine: 1 },
      items: { evidenced: 2, documented: 2, inferred: 1, genuine: 2 },
    });
  });

  test('in our WSDLs nothing is genuine, and little was seen', () => {
    const counts = contract.services.map(serviceFidelity);
    expect(counts.reduce((sum, { operations, items }) => sum + operations.genuine + items.genuine, 0)).toBe(
      0,
    );
    expect(counts.reduce((sum, { operations }) => sum + operations.evidenced, 0)).toBe(8);
    const [schedule, states] = serviceAndOperation(contract, 'ScheduleService712', 'GetAgentState');
    expect(operationFidelity(schedule, states).evidenced).toBeGreaterThan(10);
  });
});

test('the page in the repository is the printed one', () => {
  expect(readFileSync('docs/fidelity.md', 'utf8')).toBe(fidelityPage(contract));
});
