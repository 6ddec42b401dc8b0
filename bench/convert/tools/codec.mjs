/** The product's codec. The only file in which conversion rows know its modules. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { benchService, shapes } from '../../corpus/schema.mjs';
import { productRoot } from '../../contract-folder.mjs';
import { chunksOf } from '../chunks.mjs';

const product = (path) => import(pathToFileURL(join(productRoot, 'dist', path)).href);

/** `operations` is a list or a map, as the model of the day has it. */
function operationNamed(service, name) {
  const { operations } = service;
  const list = operations instanceof Map ? [...operations.values()] : [...operations];
  return list.find((operation) => operation.name === name);
}

export function createCodec(profile) {
  return async ({ shape, contractFolder }) => {
    const { loadContract } = await product('contract/load.js');
    const { operationCodec } = await product('codec/operation-codec.js');
    const service = loadContract(contractFolder).services.find(({ family }) => family === benchService);
    const operation = operationNamed(service, shapes[shape].operation);
    if (operation.unsupported !== undefined)
      throw new Error(`not supported yet: ${String(operation.unsupported)}`);
    const codec = operationCodec(service, operation, { profile, nameProvisionalEnums: true });
    return async (bytes, sink) => {
      for await (const piece of codec.decode(chunksOf(bytes))) sink(piece);
    };
  };
}
