/** Express around strong-soap's client. Its client reuses connections, which is not its default. */
import express from 'express';
import strongSoap from 'strong-soap';
import { benchWsdl } from '../../contract-folder.mjs';

const client = await new Promise((resolve, reject) => {
  strongSoap.soap.createClient(benchWsdl, {}, (error, made) => (error ? reject(error) : resolve(made)));
});
client.setEndpoint(`${process.env.BENCH_UPSTREAM}/?Handler=WFMBenchService850`);
const app = express();
app.use(express.json());
app.post('/:operation', (request, response, next) => {
  const done = (error, result) => (error ? next(error) : response.json(result));
  client[request.params.operation](request.body, done, { forever: true }, { Connection: 'keep-alive' });
});
app.listen(Number(process.env.PORT), '127.0.0.1').keepAliveTimeout = 65_000;
