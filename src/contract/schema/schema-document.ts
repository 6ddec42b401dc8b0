/** What goes into the schema reader and what comes out of it. */
import type { XmlElement } from '../../xml/document.ts';
import type { QName } from '../../xml/names.ts';
import type { Evidence } from '../evidence.ts';
import type { SchemaType } from './schema-type.ts';
import type { Preset } from '../type-model.ts';

/** One schema document: inline in a WSDL or a file of the folder. `location` names it in messages. */
export interface SchemaDocument {
  /** `xsd:schema`. */
  readonly root: XmlElement;
  readonly location: string;
}

/** A global element: what a message part or a header refers to. */
export interface ElementDeclaration {
  readonly name: QName;
  /** Its type, which is in `types`, is a built-in type, or is not defined anywhere. */
  readonly type: QName;
  readonly nillable: boolean;
  readonly abstract: boolean;
  readonly preset: Preset | undefined;
  readonly evidence: Evidence;
}

/** The built-in types are not in it: `compileTypes` adds those that are used. */
export interface SchemaSet {
  readonly types: ReadonlyMap<QName, SchemaType>;
  readonly elements: ReadonlyMap<QName, ElementDeclaration>;
}

export interface SchemaReference {
  readonly kind: 'import' | 'include' | 'redefine';
  readonly namespace: string | undefined;
  readonly location: string | undefined;
  /** `location` of the document that refers. */
  readonly from: string;
}

/**
 * Finds the document that an import or include means; the caller knows the folder. `undefined` for a namespace that
 * nobody has and nobody gave a location for; throws `invalid-contract` naming the location for a missing file. The same
 * document must come back as the same `root` every time. Never asked for the namespaces of XML, XML Schema, WSDL and
 * the SOAP encoding, which are built in.
 */
export type ResolveSchema = (reference: SchemaReference) => SchemaDocument | undefined;
