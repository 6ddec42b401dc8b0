import { createClientAsync } from 'soap';
import { benchWsdl } from '../../contract-folder.mjs';
import { shapes } from '../../corpus/schema.mjs';

/** Its client with the socket taken away: everything it does with an answer, and nothing of the network. */
export async function createNodeSoap({ shape }) {
  let body;
  const httpClient = {
    request(_url, _data, callback) {
      const text = body.toString('utf8');
      callback(null, { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: text }, text);
    },
  };
  const client = await createClientAsync(benchWsdl, { httpClient });
  const call = client[`${shapes[shape].operation}Async`].bind(client);
  return async (bytes, sink) => {
    body = bytes;
    const [result] = await call({ siteId: 1 });
    sink(Buffer.from(JSON.stringify(result)));
  };
}
