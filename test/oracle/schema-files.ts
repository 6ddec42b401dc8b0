/** The schemas of a contract's files, each as a file of its own, with one root that knows them all. */
import { posix } from 'node:path';
import type { MessageModel, Service } from '../../src/contract/service-model.ts';
import { localOf, namespaceOf } from '../../src/xml/names.ts';

/** Everything is under a folder with a name that no other file has. */
const folder = 'contract-schemas';
const xsd = 'http://www.w3.org/2001/XMLSchema';

interface Schema {
  readonly path: string;
  readonly namespace: string;
}

function attributeIn(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

/** `http://host/x?xsd=xsd0` is the file `xsd0.xsd`. A data set's own schema and what no schema describes are skipped. */
function prepared(text: string): string {
  return text
    .replace(/schemaLocation="[^"]*\?(?:xsd|wsdl)=([^"]*)"/g, 'schemaLocation="$1.xsd"')
    .replace(
      /<(\w+):element ref="\w+:schema"\s*\/>\s*<\w+:any\s*\/>/g,
      '<$1:any processContents="skip" minOccurs="2" maxOccurs="2"/>',
    )
    .replace(/<((?:\w+:)?any)\s*\/>/g, '<$1 processContents="skip"/>')
    .replace(/<((?:\w+:)?any) minOccurs="0"\s*\/>/g, '<$1 minOccurs="0" processContents="skip"/>')
    .replace(
      /<((?:[\w-]+:)?complexType) name="[^"]*">\s*<[\w:-]*complexContent>\s*<[\w:-]*restriction base="[^"]*:Array">[\s\S]*?<\/\1>/g,
      '',
    )
    .replace(
      /<(?:\w+:)?import namespace="http:\/\/(?:www\.w3\.org\/2001\/XMLSchema|schemas\.xmlsoap\.org\/(?:soap\/encoding|wsdl)\/)"\s*\/>/g,
      '',
    );
}

/** The schemas that stand inside a WSDL, each with the prefixes of the WSDL's root. */
function inlineSchemas(wsdl: string): string[] {
  const root = /<(?:\w+:)?definitions\b[^>]*>/.exec(wsdl)?.[0] ?? '';
  const declarations = [...root.matchAll(/\sxmlns:[\w-]+\s*=\s*"[^"]*"/g)].map(([text]) => text.trim());
  return [...wsdl.matchAll(/<((?:\w+:)?schema)\b[^>]*>[\s\S]*?<\/\1>/g)].map(([schema]) => {
    const [start = ''] = /^<[^>]*>/.exec(schema) ?? [];
    const missing = declarations.filter((text) => !start.includes(`${text.slice(0, text.indexOf('='))}=`));
    return schema.replace(/^<[^\s>]+/, (tag) => `${tag} ${missing.join(' ')}`);
  });
}

/** The wrapper of one message of an rpc/literal operation; nothing for a message that the files declare. */
function wrapperElement(
  service: Service,
  message: MessageModel,
  declared: ReadonlySet<string>,
): string | undefined {
  const { name, type, encoded, empty } = message;
  const model = service.types.get(type);
  if (encoded || declared.has(localOf(name)) || model?.kind !== 'complex' || empty) return undefined;
  const parts = model.members.map((member, index) => {
    const typed = `type="p${index}:${localOf(member.type)}" xmlns:p${index}="${namespaceOf(member.type)}"`;
    return `<s:element name="${member.name}" ${typed}/>`;
  });
  const content = `<s:complexType><s:sequence>${parts.join('')}</s:sequence></s:complexType>`;
  return `<s:element name="${localOf(name)}">${content}</s:element>`;
}

/** The wrapper elements that rpc/literal operations put into the Body, by their namespace. */
function wrapperSchemas(services: readonly Service[], declared: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const service of services) {
    const operations = [...service.operations.values()].filter(
      ({ unsupported }) => unsupported === undefined,
    );
    for (const message of operations.flatMap(({ request, response }) => [request, response])) {
      const element = wrapperElement(service, message, declared);
      const namespace = namespaceOf(message.name);
      if (element !== undefined) found.set(namespace, (found.get(namespace) ?? new Set()).add(element));
    }
  }
  return new Map([...found].map(([namespace, elements]) => [namespace, [...elements].join('')]));
}

/** Texts by path; `root` imports one schema for each namespace, which includes all that the files have of it. */
export function schemaFiles(
  files: ReadonlyMap<string, string>,
  services: readonly Service[],
): { readonly root: string; readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map<string, string>();
  const inline: Schema[] = [];
  for (const [path, text] of files) {
    const place = posix.join(folder, path);
    if (path.endsWith('.xsd')) texts.set(place, prepared(text).replace(/^\ufeff?<\?xml[^>]*\?>/, ''));
    else {
      for (const [index, schema] of inlineSchemas(text).entries()) {
        const own = `${place}.${index}.xsd`;
        texts.set(own, prepared(schema));
        inline.push({
          path: own,
          namespace: attributeIn(/^<[^>]*>/.exec(schema)?.[0] ?? '', 'targetNamespace') ?? '',
        });
      }
    }
  }
  const elements = [...texts.values()].flatMap((text) => [...text.matchAll(/element name="([^"]*)"/g)]);
  const wrappers = wrapperSchemas(services, new Set(elements.map(([, name = '']) => name)));
  const namespaces = new Set([...inline.map(({ namespace }) => namespace), ...wrappers.keys()]);
  const around = (content: string, namespace: string): string => {
    const target = namespace === '' ? '' : ` targetNamespace="${namespace}"`;
    return `<s:schema xmlns:s="${xsd}"${target}>${content}</s:schema>`;
  };
  let all = '';
  for (const [index, namespace] of [...namespaces].entries()) {
    const own = inline.filter((schema) => schema.namespace === namespace);
    const includes = own
      .map(({ path }) => `<s:include schemaLocation="${posix.relative(folder, path)}"/>`)
      .join('');
    const others = [...namespaces].filter((other) => other !== namespace && other !== '');
    const imports = others.map((other) => `<s:import namespace="${other}"/>`).join('');
    if (namespace === '') {
      all += includes;
      continue;
    }
    const path = `${folder}/namespace-${index}.xsd`;
    texts.set(
      path,
      around(
        includes + (wrappers.has(namespace) ? imports : '') + (wrappers.get(namespace) ?? ''),
        namespace,
      ),
    );
    all += `<s:import namespace="${namespace}" schemaLocation="namespace-${index}.xsd"/>`;
  }
  const root = `${folder}/root.xsd`;
  texts.set(root, around(all, ''));
  return { root, texts };
}
