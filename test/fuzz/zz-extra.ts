import { compileService, wrappers } from '../support/wsdl-text.ts';
import { runFuzz } from './fuzz-run.ts';
import { decodeXml } from '../../src/xml/encoding.ts';
const element = (name: string, more = ''): string => `<s:element name="${name}" type="s:int" ${more}/>`;
const repeated = 'minOccurs="0" maxOccurs="unbounded"';
const sequence = (...inner: string[]): string => `<s:sequence>${inner.join('')}</s:sequence>`;
const type = (name: string, content: string): string =>
  `<s:complexType name="${name}"><s:sequence>${content}</s:sequence></s:complexType>`;
const groupMembers = (...types: string[]): string =>
  types.map((name) => `<s:element name="${name}" type="t:${name}" minOccurs="0"/>`).join('');

const optional = 'minOccurs="0"';
const allGroups = groupMembers('Pairs', 'Shared', 'Runs', 'Deep', 'Open', 'Lists');
const groupSchema = [
  type('Pairs', `<s:choice ${repeated}>${sequence(element('a'), element('b'))}${element('c')}</s:choice>`),
  type(
    'Shared',
    `<s:choice ${repeated}>${sequence(element('a'), element('b'))}${sequence(element('b'), element('c'))}${element('d')}${element('e')}</s:choice>`,
  ),
  type('Runs', `<s:choice ${repeated}>${element('a', 'maxOccurs="unbounded"')}${element('b')}</s:choice>`),
  type(
    'Deep',
    `<s:choice ${repeated}>${sequence(element('a'), `<s:choice>${element('b')}${element('c')}</s:choice>`, element('d', optional))}${element('e')}</s:choice>`,
  ),
  type(
    'Open',
    `<s:choice ${repeated}>${sequence(element('a'), `<s:any namespace="##other" processContents="lax" ${optional}/>`)}${element('c')}</s:choice>`,
  ),
  type('Lists', `<s:sequence ${repeated}>${element('k')}${element('v', repeated)}</s:sequence>`),
  wrappers('Op', allGroups, allGroups),
].join('');
const array = (name: string, type: string, more = ''): string =>
  `<s:element name="${name}NSizeIs" type="s:int" minOccurs="0"/><s:element name="${name}" type="${type}" minOccurs="0" maxOccurs="unbounded" ${more}/>`;
const wrapSchema = `
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
const wrapService = compileService(
  { operations: ['Op'], schema: wrapSchema },
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

const groupService = compileService({ operations: ['Op'], schema: groupSchema });
const operations = [groupService, wrapService].map((s) => [s, s.operations.get('Op')!] as const);
const seed = Number(process.argv[2]);
const report = await runFuzz({ operations, seed, time: Number(process.argv[3]) * 1000, enough: 5 });
for (const f of report.findings) console.log(f.number, f.difference, f.smallest.options.profile, f.smallest.chunks.length, '\n', decodeXml(f.smallest.bytes).slice(0, 1500));
console.log(seed, report.documents, report.read, report.differences);
