import type { SchemaComplexType } from './schema/schema-type.ts';
import type { AttributeModel, ComplexType, ValueModel } from './type-model.ts';

interface Rest {
  readonly attributes: readonly AttributeModel[];
  readonly value: ValueModel | undefined;
}

/**
 * Friendly names of attributes and text: the plain name unless an element or an earlier attribute has it, else the key.
 * Those of the base come first, so that they stay what they are there. `taken` holds the elements' names and grows.
 */
export function nameAttributesAndText(
  type: SchemaComplexType,
  taken: Set<string>,
  base: ComplexType | undefined,
): Rest {
  const inherited = new Map(base?.attributes.map((attribute) => [attribute.key, attribute.friendly]));
  const give = (plain: string, key: string, known: string | undefined): string => {
    const wanted = known ?? plain;
    const name = taken.has(wanted) ? key : wanted;
    taken.add(name);
    return name;
  };
  const names = new Map<string, string>();
  for (const { key, name } of type.attributes)
    if (inherited.has(key)) names.set(key, give(name, key, inherited.get(key)));
  const ofBase = base?.value?.friendly;
  const early = ofBase === undefined ? undefined : give('value', '$value', ofBase);
  for (const { key, name } of type.attributes)
    if (!inherited.has(key)) names.set(key, give(name, key, undefined));
  const friendly = type.value === undefined ? undefined : (early ?? give('value', '$value', undefined));
  return {
    attributes: type.attributes.map((attribute) => ({
      ...attribute,
      friendly: names.get(attribute.key) ?? attribute.key,
    })),
    value: type.value === undefined || friendly === undefined ? undefined : { type: type.value, friendly },
  };
}
