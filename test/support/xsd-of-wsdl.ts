/** The schemas of a contract as libxml2 understands them: a judge that shares no code with the product. */
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlElement,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import type { Service } from '../../src/contract/service-model.ts';
import { schemaFiles } from '../oracle/schema-files.ts';

/** The text of the schema, with the namespace declarations of the WSDL's root on it. */
export function schemaText(wsdl: string): string {
  const root = /<(?:\w+:)?definitions\b[^>]*>/.exec(wsdl)?.[0] ?? '';
  const declarations = [...root.matchAll(/\sxmlns:\w+="[^"]*"/g)].map(([text]) => text).join('');
  const schema = /<((?:\w+:)?schema)\b[\s\S]*<\/\1>/.exec(wsdl)?.[0];
  if (schema === undefined) throw new Error('the WSDL has no schema');
  return schema.replace(/^<(?:\w+:)?schema/, (tag) => `${tag}${declarations}`);
}

export interface Judge {
  /** Throws with libxml2's words when the element is not valid against the schema. */
  readonly check: (xml: string) => void;
  /** The same for the one element in the Body of a SOAP document. */
  readonly checkBody: (envelope: string) => void;
  readonly dispose: () => void;
}

function judgeBy(document: XmlDocument): Judge {
  const validator = XsdValidator.fromDoc(document);
  return {
    check(xml) {
      const instance = XmlDocument.fromString(xml);
      try {
        validator.validate(instance);
      } finally {
        instance.dispose();
      }
    },
    checkBody(envelope) {
      const instance = XmlDocument.fromString(envelope);
      try {
        const [content, ...more] = instance.find('/*[local-name()="Envelope"]/*[local-name()="Body"]/*');
        if (!(content instanceof XmlElement) || more.length > 0)
          throw new Error('one element in Body expected');
        validator.validate(content);
      } finally {
        instance.dispose();
      }
    },
    dispose() {
      validator.dispose();
      document.dispose();
    },
  };
}

/** The schema inside of one WSDL. Throws when libxml2 does not accept the schema itself. */
export function judgeOf(wsdl: string): Judge {
  return judgeBy(XmlDocument.fromString(schemaText(wsdl)));
}

/**
 * All schemas of a folder, whatever files they are in, and the wrappers of its rpc operations. `files` are texts by
 * their path in the folder.
 */
export function judgeOfFiles(files: ReadonlyMap<string, string>, services: readonly Service[]): Judge {
  const { root, texts } = schemaFiles(files, services);
  const buffers = [...texts].map(([path, text]) => [path, Buffer.from(text)] as const);
  const provider = new XmlBufferInputProvider(Object.fromEntries(buffers));
  xmlRegisterInputProvider(provider);
  try {
    return judgeBy(XmlDocument.fromString(texts.get(root) ?? '', { url: root }));
  } finally {
    xmlCleanupInputProvider();
  }
}

/** What stands between the tags of the SOAP Body. */
export function bodyOfEnvelope(envelope: string): string {
  const body = /<((?:[\w.-]+:)?Body)\s*>([\s\S]*)<\/\1\s*>/.exec(envelope)?.[2];
  if (body === undefined) throw new Error('there is no Body');
  return body;
}
