/** Values of the `exact` profile for any type of a model, as fast-check makes and shrinks them. */
import fc from 'fast-check';
import type { Builtin, Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import { Draws } from '../oracle/draws.ts';
import { generators } from '../oracle/generate-simple.ts';
import { generateValue, type ValueOptions } from '../oracle/generate-value.ts';

/** Draws that fast-check makes shorter and smaller, which makes simpler whatever is drawn. */
export function arbitraryDraws(most = 400): fc.Arbitrary<readonly number[]> {
  return fc.noBias(fc.array(fc.nat({ max: 0xffff_ffff }), { minLength: 0, maxLength: most, size: 'max' }));
}

/** Values of the element in the Body of a message. */
export function arbitraryOfMessage(
  service: Service,
  message: { readonly name: QName; readonly type: QName },
  options: ValueOptions = {},
): fc.Arbitrary<unknown> {
  return arbitraryDraws().map((draws) => generateValue(service, message, Draws.of(draws), options));
}

export function arbitraryOfType(
  service: Service,
  type: QName,
  options: ValueOptions = {},
): fc.Arbitrary<unknown> {
  return arbitraryOfMessage(service, { name: '{}value', type }, options);
}

/** Without -0: the table of scalars reads it as 0, only the decoder keeps its digits. */
export function arbitraryOfBuiltin(builtin: Builtin): fc.Arbitrary<unknown> {
  return arbitraryDraws(20).map((draws) => {
    const value = generators[builtin](Draws.of(draws));
    return value === 0 ? 0 : value;
  });
}
