import type { Express, RequestHandler } from 'express';
import type { Endpoint } from '../api/endpoint.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { contextOf } from './request-context.ts';

type Method = Endpoint['method'];

/** All that one path answers to. */
export interface Route {
  /** Path template with `{name}` for parameters: the name of the route in the log. */
  readonly path: string;
  readonly methods: ReadonlyMap<Method, readonly RequestHandler[]>;
}

/** `{name}` is how OpenAPI writes it, `:name` how Express does. */
function expressPath(template: string): string {
  return template.replace(/\{(\w+)\}/g, ':$1');
}

function allowed(methods: Iterable<Method>): readonly string[] {
  const names = [...methods].map((method) => method.toUpperCase());
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
}

function otherMethods(allow: readonly string[]): RequestHandler {
  return (request, response) => {
    if (request.method === 'OPTIONS') {
      response.set('Allow', allow.join(', ')).status(204).end();
      return;
    }
    throw new BridgeError('method-not-allowed', `this path takes ${allow.join(', ')}`, { facts: { allow } });
  };
}

/** Mounts a path: its methods, `HEAD` where there is `GET`, `OPTIONS`, and 405 for the rest. */
export function mount(app: Express, { path, methods }: Route): void {
  const route = app.route(expressPath(path));
  route.all((_request, response, next) => {
    contextOf(response).route = path;
    next();
  });
  for (const [method, handlers] of methods) route[method](...handlers);
  route.all(otherMethods(allowed(methods.keys())));
}

/** Endpoints with the same path belong to one route. */
export function endpointRoutes(
  endpoints: readonly Endpoint[],
  handlersOf: (endpoint: Endpoint) => readonly RequestHandler[],
): readonly Route[] {
  const paths = new Map<string, Map<Method, readonly RequestHandler[]>>();
  for (const endpoint of endpoints) {
    const methods = paths.get(endpoint.path) ?? new Map<Method, readonly RequestHandler[]>();
    methods.set(endpoint.method, handlersOf(endpoint));
    paths.set(endpoint.path, methods);
  }
  return [...paths].map(([path, methods]) => ({ path, methods }));
}
