/** A contract of repeated choices and sequences, for tests and the fuzzer. */
import { compileService, wrappers } from '../support/wsdl-text.ts';

const element = (name: string, more = ''): string => `<s:element name="${name}" type="s:int" ${more}/>`;
const repeated = 'minOccurs="0" maxOccurs="unbounded"';
const sequence = (...inner: string[]): string => `<s:sequence>${inner.join('')}</s:sequence>`;
const type = (name: string, content: string): string =>
  `<s:complexType name="${name}"><s:sequence>${content}</s:sequence></s:complexType>`;
const members = (...types: string[]): string =>
  types.map((name) => `<s:element name="${name}" type="t:${name}" minOccurs="0"/>`).join('');

const optional = 'minOccurs="0"';
const all = members('Pairs', 'Shared', 'Runs', 'Deep', 'Open', 'Lists');
const schema = [
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
  wrappers('Op', all, all),
].join('');
export const groupService = compileService({ operations: ['Op'], schema });
