/** A contract of arrays that ATL may wrap, for tests and the fuzzer. */
import { compileService, wrappers } from '../support/wsdl-text.ts';

const array = (name: string, type: string, more = ''): string =>
  `<s:element name="${name}NSizeIs" type="s:int" minOccurs="0"/><s:element name="${name}" type="${type}" minOccurs="0" maxOccurs="unbounded" ${more}/>`;
const schema = `
  <s:simpleType name="Colour"><s:restriction base="s:string"><s:enumeration value="red"/></s:restriction></s:simpleType>
  <s:complexType name="Site"><s:sequence><s:element name="id" type="s:int"/></s:sequence></s:complexType>
  <s:complexType name="Int"><s:sequence><s:element name="int" type="s:int" minOccurs="0"/><s:element name="Int" type="s:int" minOccurs="0"/></s:sequence></s:complexType>
  <s:complexType name="Either"><s:choice><s:element name="a" type="s:int"/><s:element name="b" type="s:int"/></s:choice></s:complexType>
  <s:complexType name="Marked"><s:sequence><s:element name="a" type="s:int" minOccurs="0"/></s:sequence><s:attribute name="k" use="required"/></s:complexType>
  <s:complexType name="All"><s:sequence>
    ${array('n', 's:int', 'nillable="true"')}${array('d', 's:double')}${array('w', 's:string')}${array('c', 't:Colour')}
    ${array('preset', 's:int', 'default="7"')}${array('x', 's:hexBinary')}
    ${array('site', 't:Site')}${array('own', 't:Int')}${array('either', 't:Either')}${array('marked', 't:Marked')}
    <s:element name="one" type="s:string" minOccurs="0"/>
  </s:sequence></s:complexType>
  ${wrappers('Op', '', '<s:element name="r" type="t:All"/>')}`;
export const wrapperService = compileService(
  { operations: ['Op'], schema },
  {
    enums: {
      Kind: {
        provisional: false,
        critical: false,
        evidence: '',
        members: ['All.n'],
        values: { KIND_ONE: 1 },
      },
    },
    dates: [{ members: ['All.d'], form: 'date', evidence: '' }],
  },
);
