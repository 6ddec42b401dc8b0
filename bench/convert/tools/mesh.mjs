import { readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { createExecutorFromSchemaAST, SOAPLoader } from '@omnigraph/soap';
import { benchWsdl } from '../../contract-folder.mjs';
import { benchNamespace, benchService, shapes, types } from '../../corpus/schema.mjs';

/** Every member that the schema offers: a GraphQL query has to name them all. */
function selection(typeName, fields) {
  const wanted = types[typeName].members.filter(({ name }) => fields(typeName).has(name));
  return wanted
    .map(({ name, type }) => (type === undefined ? name : `${name} { ${selection(type, fields)} }`))
    .join(' ');
}

/** Mesh takes prefixes for bound only where the namespace begins with http. It ignores namespaces in answers. */
async function wsdlText() {
  const text = await readFile(benchWsdl, 'utf8');
  return text.replaceAll(benchNamespace, `http://bench.invalid/${benchNamespace.slice(4)}`);
}

/**
 * GraphQL Mesh's SOAP source without its gateway, which would only add to it: loader, schema and executor.
 *
 * @param {typeof fetch} fetch what it reaches the service with
 */
export async function meshCaller(shape, fetch) {
  const { operation, holder } = shapes[shape];
  const loader = new SOAPLoader({ fetch });
  await loader.loadWSDL(await wsdlText());
  const schema = loader.buildSchema();
  const queryFields = schema.getQueryType().getFields();
  const field = Object.keys(queryFields).find((name) => name.endsWith(`_${operation}`));
  if (field === undefined) throw new Error(`Mesh offers no ${operation} of ${benchService}`);
  const typeNamed = (name) => Object.values(schema.getTypeMap()).find((type) => type.name.endsWith(name));
  const inner = selection(holder, (name) => new Set(Object.keys(typeNamed(name)?.getFields?.() ?? {})));
  const argument = queryFields[field].args[0].name;
  const query = (siteId, layout) =>
    parse(`{ ${field}(${argument}: { siteId: ${siteId}, layout: ${layout} }) { return { ${inner} } } }`);
  const execute = createExecutorFromSchemaAST(schema, fetch);
  return async (siteId, layout = 0) => {
    const { data, errors } = await execute({ document: query(siteId, layout), variables: {}, context: {} });
    if (errors !== undefined && errors.length > 0)
      throw new Error(`${errors[0].message} (${errors.length} errors)`);
    return data;
  };
}

export async function createMesh({ shape }) {
  let body;
  const call = await meshCaller(shape, async () => ({ text: async () => body.toString('utf8') }));
  return async (bytes, sink) => {
    body = bytes;
    sink(Buffer.from(JSON.stringify(await call(1))));
  };
}
