import strongSoap from 'strong-soap';
import { benchWsdl } from '../../contract-folder.mjs';
import { shapes } from '../../corpus/schema.mjs';

/** As with node-soap: its client, with the socket taken away. */
export async function createStrongSoap({ shape }) {
  let body;
  const httpClient = {
    request(_url, _data, callback) {
      const text = body.toString('utf8');
      callback(null, { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: text }, text);
    },
  };
  const client = await new Promise((resolve, reject) => {
    strongSoap.soap.createClient(benchWsdl, { httpClient }, (error, made) =>
      error ? reject(error) : resolve(made),
    );
  });
  const { operation } = shapes[shape];
  return (bytes, sink) =>
    new Promise((resolve, reject) => {
      body = bytes;
      client[operation]({ siteId: 1 }, (error, result) => {
        if (error) return reject(error);
        sink(Buffer.from(JSON.stringify(result)));
        return resolve();
      });
    });
}
