/**
 * WSDLs of another vendor's hand: other prefixes, elements declared by reference, arrays in a wrapper. Only names and
 * namespaces are those of WFM.
 */

interface Part {
  readonly name: string;
  readonly type: string;
}

interface OperationText {
  readonly name: string;
  readonly request: readonly Part[];
  readonly response: readonly Part[];
}

interface ServiceText {
  readonly name: string;
  readonly types: string;
  readonly operations: readonly OperationText[];
}

function element({ name, type }: Part): string {
  return `<q:element name="${name}" type="${type}" minOccurs="0"/>`;
}

function sequence(name: string, parts: readonly Part[]): string {
  return `<q:element name="${name}"><q:complexType><q:sequence>${parts.map(element).join('')}</q:sequence></q:complexType></q:element>`;
}

/** A complex type of plain members: `name:type`, separated by spaces. */
export function record(name: string, members: string): string {
  const parts = members.split(' ').map((member) => {
    const [partName = '', type = ''] = member.split(':');
    return element({ name: partName, type: /^[A-Z]/.test(type) ? `me:${type}` : `q:${type}` });
  });
  return `<q:complexType name="${name}"><q:sequence>${parts.join('')}</q:sequence></q:complexType>`;
}

/** An array as ATL writes one: a wrapper with an element of the type's name for each entry. */
export function arrayOf(type: string): string {
  return `<q:complexType name="Many${type}"><q:sequence><q:element name="${type}" type="me:${type}" minOccurs="0" maxOccurs="unbounded"/></q:sequence></q:complexType>`;
}

export function wsdlText({ name, types, operations }: ServiceText): string {
  const each = (write: (operation: OperationText) => string): string => operations.map(write).join('\n');
  return `<?xml version="1.0"?>
<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:so="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:q="http://www.w3.org/2001/XMLSchema" xmlns:me="urn:${name}" targetNamespace="urn:${name}">
<w:types><q:schema targetNamespace="urn:${name}" elementFormDefault="qualified">
${types}
${each((operation) => sequence(operation.name, operation.request))}
${each((operation) => sequence(`${operation.name}Response`, operation.response))}
</q:schema></w:types>
${each(
  (
    operation,
  ) => `<w:message name="${operation.name}In"><w:part name="p" element="me:${operation.name}"/></w:message>
<w:message name="${operation.name}Out"><w:part name="p" element="me:${operation.name}Response"/></w:message>`,
)}
<w:portType name="Type">${each(
    (operation) =>
      `<w:operation name="${operation.name}"><w:input message="me:${operation.name}In"/><w:output message="me:${operation.name}Out"/></w:operation>`,
  )}</w:portType>
<w:binding name="Binding" type="me:Type"><so:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${each(
    (operation) =>
      `<w:operation name="${operation.name}"><so:operation soapAction=""/><w:input><so:body use="literal"/></w:input><w:output><so:body use="literal"/></w:output></w:operation>`,
  )}</w:binding>
<w:service name="Service"><w:port name="Port" binding="me:Binding"><so:address location="http://unused.invalid/"/></w:port></w:service>
</w:definitions>`;
}

const sort = record('Sort', 'sortMode:int ascending:boolean');
const details = record('Details', 'infoType:int');

export const locatorText = wsdlText({
  name: 'WFMLocatorService800',
  types: record('Place', 'sessionServiceURL:string'),
  operations: [
    {
      name: 'LocateServer',
      request: [
        { name: 'serviceName', type: 'q:string' },
        { name: 'appName', type: 'q:string' },
        { name: 'userID', type: 'q:int' },
      ],
      response: [{ name: 'return', type: 'me:Place' }],
    },
  ],
});

export const sessionText = wsdlText({
  name: 'WFMSessionService800',
  types: [
    record('ServiceInfo', 'serviceName:string serviceURL:string'),
    arrayOf('ServiceInfo'),
    record('Info', 'servicesNSizeIs:int services:ManyServiceInfo'),
  ].join(''),
  operations: [
    {
      name: 'OpenSession',
      request: [
        { name: 'appName', type: 'q:string' },
        { name: 'userID', type: 'q:int' },
      ],
      response: [{ name: 'return', type: 'me:Info' }],
    },
    { name: 'CloseSession', request: [], response: [] },
  ],
});

function reading(name: string, type: string): OperationText {
  return {
    name,
    request: [
      { name: 'filter', type: `me:${type}Filter` },
      { name: 'sortMode', type: 'me:Sort' },
      { name: 'details', type: 'me:Details' },
    ],
    response: [{ name: 'return', type: `me:${type}Holder` }],
  };
}

/** `ids` are repeated elements, as the bridge sends them; the holder's array is wrapped. */
function noun(type: string, filters: readonly string[], members: string): string {
  const filter = filters
    .map(
      (name) =>
        `<q:element name="${name}NSizeIs" type="q:int" minOccurs="0"/><q:element name="${name}" type="q:int" minOccurs="0" maxOccurs="unbounded"/>`,
    )
    .join('');
  return [
    `<q:complexType name="${type}Filter"><q:sequence>${filter}</q:sequence></q:complexType>`,
    record(type, members),
    arrayOf(type),
    record(`${type}Holder`, `objectArrayNSizeIs:int objectArray:Many${type} objectShortArrayNSizeIs:int`),
  ].join('');
}

export const configText = wsdlText({
  name: 'WFMConfigService850',
  types: [
    sort,
    details,
    noun(
      'CfgSite',
      ['wmBUId', 'wmSiteId'],
      'wmSiteId:int wmName:string wmBUId:int wmTimezoneId:int gswSwitchId:int wmWeekStartDay:int wmPlanningPeriod:int wmComments:string timestamp:long',
    ),
    noun(
      'CfgTeam',
      ['wmBUId', 'wmSiteId', 'wmTeamId'],
      'wmTeamId:int wmSiteId:int wmName:string gswTenantId:int timestamp:long',
    ),
  ].join(''),
  operations: [reading('GetSite', 'CfgSite'), reading('GetTeam', 'CfgTeam')],
});
