/** The tools of the conversion rows. Each is loaded in a process of its own, and only there. */

/** @typedef {(bytes: Buffer, sink: (piece: Uint8Array) => void) => Promise<void>} Convert */

/** `kind`: typed = by the schema, generic = builds what it sees, raw = reads or copies only. */
export const tools = [
  { id: 'codec', label: 'wfm-bridge, friendly', kind: 'typed', promise: 'friendly' },
  { id: 'codec-exact', label: 'wfm-bridge, exact', kind: 'typed', promise: 'exact' },
  { id: 'node-soap', label: "node-soap's client", kind: 'typed', package: 'soap' },
  { id: 'strong-soap', label: "strong-soap's client", kind: 'typed', package: 'strong-soap' },
  { id: 'mesh', label: 'GraphQL Mesh SOAP', kind: 'typed', package: '@omnigraph/soap' },
  { id: 'saxes', label: 'saxes with a builder of typed rows', kind: 'typed', package: 'saxes' },
  { id: 'fast-xml-parser', label: 'fast-xml-parser', kind: 'generic', package: 'fast-xml-parser' },
  { id: 'xml2js', label: 'xml2js', kind: 'generic', package: 'xml2js' },
  { id: 'saxes-events', label: 'saxes, events only', kind: 'raw', package: 'saxes' },
  { id: 'json', label: 'JSON.parse + JSON.stringify of the result', kind: 'raw' },
  { id: 'utf8', label: "Node's UTF-8 decoder", kind: 'raw' },
  { id: 'copy', label: 'copy of the bytes', kind: 'raw' },
];

const loaders = {
  codec: async () => (await import('./tools/codec.mjs')).createCodec('friendly'),
  'codec-exact': async () => (await import('./tools/codec.mjs')).createCodec('exact'),
  'node-soap': async () => (await import('./tools/node-soap.mjs')).createNodeSoap,
  'strong-soap': async () => (await import('./tools/strong-soap.mjs')).createStrongSoap,
  mesh: async () => (await import('./tools/mesh.mjs')).createMesh,
  saxes: async () => (await import('./tools/saxes-builder.mjs')).createSaxesBuilder,
  'fast-xml-parser': async () => (await import('./tools/generic-parsers.mjs')).createFastXmlParser,
  xml2js: async () => (await import('./tools/generic-parsers.mjs')).createXml2js,
  'saxes-events': async () => (await import('./tools/raw.mjs')).createSaxesEvents,
  json: async () => (await import('./tools/raw.mjs')).createJsonRoundTrip,
  utf8: async () => (await import('./tools/raw.mjs')).createUtf8Decode,
  copy: async () => (await import('./tools/raw.mjs')).createCopy,
};

/** @returns {Promise<Convert>} */
export async function loadTool(id, options) {
  const create = await loaders[id]();
  return await create(options);
}
