/** The schemas that one service sees, read as one set: documents in, types and elements out. */
import { ComplexTypeReader } from './complex-type.ts';
import { ElementDeclarations } from './element-declarations.ts';
import { ParticleReader } from './particle-reader.ts';
import { collectComponents } from './schema-components.ts';
import type { ResolveSchema, SchemaDocument, SchemaSet } from './schema-document.ts';
import { SchemaReading } from './schema-reading.ts';
import { readSimpleType } from './simple-type.ts';

export type {
  ElementDeclaration,
  ResolveSchema,
  SchemaDocument,
  SchemaReference,
  SchemaSet,
} from './schema-document.ts';
export type { SchemaType } from './schema-type.ts';
export { syntheticType, syntheticValue, type SyntheticPart } from './synthetic-type.ts';

/**
 * Reads schemas and everything they import or include, each document once for each target namespace. What is not
 * understood becomes an `UnsupportedType` that names the construct, so that the operations which reach it are refused
 * and no other. Throws only what `resolve` throws.
 */
export function readSchemas(roots: readonly SchemaDocument[], resolve: ResolveSchema): SchemaSet {
  const components = collectComponents(roots, resolve);
  const reading: SchemaReading = new SchemaReading(components, (declaration) =>
    declaration.element.local === 'complexType'
      ? complexTypes.read(declaration)
      : readSimpleType(declaration, reading),
  );
  const declarations = new ElementDeclarations(reading);
  const complexTypes = new ComplexTypeReader(reading, new ParticleReader(reading, declarations));
  const elements = declarations.all();
  return { types: reading.allTypes(), elements };
}
