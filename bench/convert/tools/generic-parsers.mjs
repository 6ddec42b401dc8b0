/** Parsers that know no schema: they build what they see. */
import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'xml2js';

export async function createFastXmlParser() {
  // Its own typing turns 64-bit integers and texts of digits into numbers; switched off, everything is a text.
  const parser = new XMLParser({
    ignoreAttributes: false,
    removeNSPrefix: true,
    parseTagValue: false,
    // Its guard against expansion of entities counts the five of XML too, and gives up in the middle of a large document.
    processEntities: { enabled: true, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 },
    htmlEntities: true,
  });
  return async (bytes, sink) => {
    sink(Buffer.from(JSON.stringify(parser.parse(bytes.toString('utf8')))));
  };
}

export async function createXml2js() {
  const stripPrefix = (name) => name.slice(name.indexOf(':') + 1);
  return async (bytes, sink) => {
    const parser = new Parser({ tagNameProcessors: [stripPrefix], explicitArray: false });
    sink(Buffer.from(JSON.stringify(await parser.parseStringPromise(bytes.toString('utf8')))));
  };
}
