import { json, Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { mishapCatalogue } from '../mishaps/mishap-catalogue.ts';
import type { Control } from './control.ts';
import { controlPage } from './control-page.ts';
import {
  ControlError,
  readClockOrder,
  readMishapOrder,
  readMishaps,
  readSeconds,
  readSeed,
} from './control-requests.ts';

const allowedTypes = 'application/json';

/**
 * A page of another origin can send a form or plain text to a server on this machine, but no JSON without being allowed
 * to: nothing is allowed to.
 */
const jsonOnly: RequestHandler = (request, response, next) => {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && request.is(allowedTypes) === false && request.headers['content-type'] !== undefined) {
    response.status(415).json({ error: `the body must be ${allowedTypes}` });
    return;
  }
  if (changes && request.method !== 'DELETE' && request.headers['content-type'] === undefined) {
    response.status(415).json({ error: `Content-Type must be ${allowedTypes}` });
    return;
  }
  next();
};

const failed: ErrorRequestHandler = (reason: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(reason);
    return;
  }
  if (reason instanceof ControlError) {
    response.status(400).json({ error: reason.message });
    return;
  }
  const isOwn = typeof reason === 'object' && reason !== null && 'status' in reason;
  if (isOwn) response.status(400).json({ error: 'the body is not JSON' });
  else next(reason);
};

function addMishapRoutes(router: Router, control: Control): void {
  const view = () => ({
    waiting: control.mishaps.waiting,
    set: control.mishaps.current,
    catalogue: mishapCatalogue,
  });
  router.get('/mishaps', (_request, response) => void response.json(view()));
  router.post('/mishaps', (request, response) => {
    const id = control.mishaps.order(readMishapOrder(request.body));
    response.status(201).json({ id, ...view() });
  });
  router.patch('/mishaps', (request, response) => {
    control.mishaps.set(readMishaps(request.body));
    response.json(view());
  });
  router.delete('/mishaps', (_request, response) => {
    control.mishaps.clear();
    response.json(view());
  });
  router.delete('/mishaps/:id', (request, response) => {
    if (control.mishaps.cancel(Number(request.params.id))) response.json(view());
    else response.status(404).json({ error: `no mishap ${request.params.id} is waiting` });
  });
}

function addClockRoutes(router: Router, { clock }: Control): void {
  router.get('/clock', (_request, response) => void response.json(clock.view()));
  router.put('/clock', (request, response) => {
    const { now, running } = readClockOrder(request.body);
    if (now !== undefined) clock.set(now);
    if (running === true) clock.run();
    if (running === false) clock.stop();
    response.json(clock.view());
  });
  router.delete('/clock', (_request, response) => {
    clock.reset();
    response.json(clock.view());
  });
}

/** The control API and its page, under `/simulator`. It opens nothing but made-up data, so nobody is asked who they are. */
export function controlRoutes(control: Control): Router {
  const router = Router();
  router.use(jsonOnly, json({ limit: '64kb' }));
  for (const [path, { type, text }] of Object.entries(controlPage)) {
    router.get(path, (_request, response) => {
      response.set(
        'Content-Security-Policy',
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      );
      response.type(type).send(text);
    });
  }
  router.get('/state', (_request, response) => void response.json(control.state()));
  router.post('/reset', (request, response) => {
    control.reset(readSeed(request.body, false));
    response.json(control.state());
  });
  router.put('/seed', (request, response) => {
    control.reset(readSeed(request.body, true));
    response.json(control.state());
  });
  router.post(
    '/sessions/expire',
    (_request, response) => void response.json({ ended: control.expireSessions() }),
  );
  router.post(
    '/tokens/expire',
    (_request, response) => void response.json({ ended: control.expireTokens() }),
  );
  router.post('/refuse', (request, response) => {
    const seconds = readSeconds(request.body);
    // Answered first: the connection of this request ends with all others.
    response.status(202).json({ seconds });
    response.once('close', () => void control.refuseFor(seconds * 1000));
  });
  router.get('/requests', (request, response) => {
    const { operation } = request.query;
    const all = control.requests.all();
    response.json({
      items: typeof operation === 'string' ? all.filter((one) => one.operation === operation) : all,
    });
  });
  router.delete('/requests', (_request, response) => {
    control.requests.clear();
    response.json({ items: [] });
  });
  addClockRoutes(router, control);
  addMishapRoutes(router, control);
  router.use(
    (request, response) =>
      void response.status(404).json({ error: `the control API has no ${request.method} ${request.path}` }),
  );
  router.use(failed);
  return router;
}
