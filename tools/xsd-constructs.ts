/** XML Schema 1.0, construct by construct. */
import { builtins } from '../src/contract/builtins.ts';
import { facetNames } from '../src/contract/schema/schema-grammar.ts';
import { notMet, refused, supported, type SupportSection } from './construct-support.ts';

const attributes = 'contract/schema-attributes.test.ts';
const content = 'contract/schema-content.test.ts';
const derivation = 'contract/schema-derivation.test.ts';
const elements = 'contract/schema-elements.test.ts';
const simple = 'contract/simple-type.test.ts';

const same = (...constructs: readonly string[]): (readonly [string, string])[] =>
  constructs.map((construct) => [construct, construct]);

const documents: SupportSection = {
  title: 'XML Schema 1.0: documents',
  rows: [
    ...supported(elements, [
      ['schema/@elementFormDefault', 'elementFormDefault="qualified"'],
      [
        'xsd:annotation, xsd:key, xsd:keyref, xsd:unique',
        'xsd:key, xsd:keyref, xsd:unique and xsd:annotation, which say nothing about shape',
      ],
    ]),
    ...supported(attributes, [['schema/@attributeFormDefault', 'takes attributeFormDefault']]),
    ...supported('contract/schema-documents.test.ts', [
      ['xsd:include in a circle', 'takes xsd:include, in a circle'],
      [
        'xsd:include of one document into two namespaces',
        'takes a chameleon xsd:include: one document in two namespaces',
      ],
      ['equal definitions of one name', 'are one when they are copies: %s'],
    ]),
    ...supported('contract/wsdl-schemas.test.ts', [
      ['schema/@targetNamespace', 'relative'],
      ['xsd:import', 'relative'],
      ['xsd:import in a circle', 'in a circle'],
      ['xsd:import without a location', 'without a location, found by the namespace'],
      ['xsd:import from a server, when the file is in the folder', 'from a server, found by the namespace'],
      ['xsd:include', 'relative to the file that says it'],
      [
        'xsd:include of a schema without a namespace',
        'xsd:include of a schema without a namespace gives it that of the one that includes it',
      ],
    ]),
    ...refused([
      [
        'xsd:import that is not in the folder (stops the start)',
        '… (namespace …), which it needs, is not in the folder',
      ],
      ['xsd:redefine: the components that it changes', 'xsd:redefine of … in …'],
      ['two different definitions of one name', 'two definitions of …'],
      ['xsd:include of another namespace', 'xsd:include of another namespace in …'],
    ]),
    ...notMet([
      ['xsd:notation', 'the names of notations are texts'],
      ['xsd:appinfo', 'it is for programs of others'],
      ['@block, @final, schema/@blockDefault, schema/@finalDefault', 'they forbid, and nothing is added'],
      [
        'xsd:any/@processContents, xsd:anyAttribute/@processContents',
        'what a wildcard admits is passed on as it is',
      ],
      ['attributes and elements of other namespaces in annotations', 'remarks of other makers'],
    ]),
  ],
};

const structures: SupportSection = {
  title: 'XML Schema 1.0: elements and complex types',
  rows: [
    ...supported(elements, [
      ...same(
        'element/@ref',
        'element/@substitutionGroup',
        'element/@default',
        'element/@fixed',
        'complexType/@mixed',
        'complexContent/@mixed',
      ),
      ['element/@abstract', 'element/@abstract with one substitute'],
      ['element/@nillable', 'element/@nillable as true and 1'],
      ['element/@form', 'element/@form="qualified"'],
      ['element without a type', 'an element without a type'],
      ['element with an anonymous type', 'an element that holds its type'],
      [
        'two elements of one local name in two namespaces',
        'the second element of a local name has its namespace in its key',
      ],
      ['recursive types', 'a type that holds itself'],
      ['element/@ref to xsd:schema (.NET data sets)', 'element/@ref to xsd:schema'],
    ]),
    ...supported(content, [
      ['xsd:complexType', 'an empty xsd:complexType'],
      ...same('xsd:sequence', 'xsd:choice', 'xsd:all', 'xsd:group', 'xsd:any'),
      ['@minOccurs, @maxOccurs', 'minOccurs and maxOccurs as numbers'],
      ['@maxOccurs="unbounded"', 'maxOccurs="unbounded"'],
      ['@maxOccurs="0"', 'maxOccurs="0"'],
      ['xsd:sequence, optional', 'an optional xsd:sequence'],
      ['xsd:sequence, repeated', 'a repeated xsd:sequence of several elements'],
      ['xsd:choice, optional', 'an optional xsd:choice in a sequence'],
      ['xsd:choice, repeated', 'a repeated xsd:choice of several elements'],
      ['xsd:group, repeated', 'a repeated xsd:group'],
      ['xsd:any/@namespace', 'takes xsd:any/@namespace: %s'],
      ['one element twice in a row', 'an element that follows itself'],
    ]),
    ...supported(derivation, [
      [
        'xsd:complexContent/xsd:extension',
        'takes xsd:complexContent/xsd:extension: the content of the base stands first',
      ],
      [
        'xsd:complexContent/xsd:restriction',
        'takes xsd:complexContent/xsd:restriction: content as restated, attributes inherited unless prohibited',
      ],
      ...same('xsd:simpleContent/xsd:extension', 'xsd:simpleContent/xsd:restriction'),
      ['complexType/@abstract', 'takes complexType/@abstract'],
      ['xsi:type', 'takes xsi:type: the types derived from %s over any number of steps'],
    ]),
    ...supported(attributes, [
      ...same(
        'xsd:attribute',
        'attribute/@ref',
        'attribute/@form',
        'attribute/@default',
        'attribute/@fixed',
        'xsd:attributeGroup',
        'xsd:anyAttribute',
        'xml:lang',
      ),
      ['attribute/@use', 'attribute/@use="prohibited"'],
    ]),
    ...refused([
      ['one element twice, apart', 'two elements … in …'],
      [
        'element/@abstract that nothing substitutes, where it is required',
        'the abstract element …, which nothing substitutes, in …',
      ],
      ['xsd:group that contains itself', 'the group …, which contains itself, in …'],
      ['xsd:attributeGroup that contains itself', 'the attribute group …, which contains itself, in …'],
      ['mixed content derived from content that is not', 'mixed content that derives from … in …'],
      ['a type that is its own base', 'the type …, which is its own base, in …'],
      ['a base that is missing', 'the type …, which is not defined, in …'],
    ]),
  ],
};

const listed = ['NMTOKENS', 'IDREFS', 'ENTITIES'];

const simpleTypes: SupportSection = {
  title: 'XML Schema 1.0: simple types',
  rows: [
    ...supported(simple, [
      ['xsd:simpleType/xsd:restriction', 'a restriction with its base inside'],
      ['xsd:list', 'xsd:list/@itemType'],
      ['xsd:union', 'xsd:union/@memberTypes'],
      ...facetNames.map((facet): [string, string] =>
        facet === 'whiteSpace'
          ? ['xsd:whiteSpace', 'takes xsd:whiteSpace: %s makes a string a %s']
          : [`xsd:${facet}`, facet],
      ),
      ...builtins.map((name): [string, string] => [`xsd:${name}`, 'takes xsd:%s']),
      ...listed.map((name): [string, string] => [`xsd:${name}`, name]),
    ]),
    ...supported(elements, [['xsd:anyType', 'takes xsd:anyType']]),
    ...refused([
      ['xsd:list of lists', 'xsd:list of lists in …'],
      ['a facet whose value is none', 'xsd:length="…" in …'],
      ['a built-in type that does not exist', 'xsd:…'],
    ]),
  ],
};

const later: SupportSection = {
  title: 'XML Schema 1.1',
  rows: refused([
    ['xsd:assert', 'xsd:assert in …'],
    ['xsd:openContent', 'xsd:openContent in …'],
    ['xsd:alternative', 'xsd:alternative in …'],
    ['xsd:assertion', 'xsd:assertion in …'],
    ['xsd:explicitTimezone', 'xsd:explicitTimezone in …'],
    ['xsd:override: the components that it changes', 'xsd:override of … in …'],
  ]),
};

export const xsdConstructs: readonly SupportSection[] = [documents, structures, simpleTypes, later];
