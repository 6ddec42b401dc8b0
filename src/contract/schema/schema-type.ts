/** Types as a schema says them: what `compile-type.ts` turns into the model by adding names and conventions. */
import type { QName } from '../../xml/names.ts';
import type { Evidence } from '../evidence.ts';
import type {
  AttributeModel,
  ComplexType,
  Member,
  OpaqueType,
  SimpleType,
  UnsupportedType,
} from '../type-model.ts';

/** A member before any convention. */
export type SchemaMember = Omit<Member, 'friendly' | 'countOf' | 'enum' | 'date' | 'fill'>;

export type SchemaAttribute = Omit<AttributeModel, 'friendly'>;

/** `name` is the local name or, for an anonymous type, the path to it; it is not yet unique. */
export interface SchemaComplexType extends Pick<
  ComplexType,
  'kind' | 'name' | 'content' | 'anyAttribute' | 'abstract' | 'base' | 'arrayOf'
> {
  readonly members: readonly SchemaMember[];
  readonly attributes: readonly SchemaAttribute[];
  /** The simple type of its text content. */
  readonly value: QName | undefined;
  readonly evidence: Evidence;
}

export type SchemaType = SchemaComplexType | SimpleType | OpaqueType | UnsupportedType;
