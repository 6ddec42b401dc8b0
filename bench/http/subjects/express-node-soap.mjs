/** What is usually written: Express around node-soap's client. Connections are reused. */
import express from 'express';
import { createClientAsync } from 'soap';
import { benchWsdl } from '../../contract-folder.mjs';

const client = await createClientAsync(benchWsdl, {
  endpoint: `${process.env.BENCH_UPSTREAM}/?Handler=WFMBenchService850`,
});
const app = express();
app.use(express.json());
app.post('/:operation', async (request, response) => {
  const [result] = await client[`${request.params.operation}Async`](request.body, { forever: true });
  response.json(result);
});
app.listen(Number(process.env.PORT), '127.0.0.1').keepAliveTimeout = 65_000;
