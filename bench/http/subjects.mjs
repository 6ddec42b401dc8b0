/** What is measured over HTTP: how each is started and how it is asked for a document. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { productRoot } from '../contract-folder.mjs';
import { benchNamespace, benchService, shapes } from '../corpus/schema.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const product = [join(productRoot, 'dist/cli/main.js'), 'serve'];
const passThrough = pathToFileURL(here('pass-through/register.mjs')).href;

/** Everything else of the product is at its defaults. Printed with the results. */
export const raisedVariables = {
  UPSTREAM_CONNECTIONS: '64',
};

export const apiClient = { id: 'bench', secret: 'a secret of the bench client' };

function productVariables({ upstream, port, contractFolder }) {
  return {
    ...raisedVariables,
    PORT: String(port),
    DATABASE_URL: 'memory:',
    API_CLIENT_ID: apiClient.id,
    API_CLIENT_SECRET: apiClient.secret,
    TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
    WSDL_DIR: contractFolder,
    WFM_URL: upstream,
    WFM_APP_NAME: 'WFMServer',
    OAUTH_TOKEN_URL: `${upstream}/token`,
    OAUTH_CLIENT_ID: 'bench',
    OAUTH_CLIENT_SECRET: 'bench',
  };
}

const peerVariables = ({ upstream, port, shape }) => ({
  BENCH_UPSTREAM: upstream,
  BENCH_SHAPE: shape,
  PORT: String(port),
});

const jsonRequest = (path, { siteId, layout, token }) => ({
  path,
  headers: {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  },
  body: JSON.stringify({ siteId, layout }),
});

const productRequest = (profile) => (shape, ask) =>
  jsonRequest(`/wfm/v1/services/${benchService}/${shapes[shape].operation}?profile=${profile}`, ask);
const expressRequest = (shape, ask) => jsonRequest(`/${shapes[shape].operation}`, ask);

function soapRequest(shape, { siteId, layout }) {
  const { operation } = shapes[shape];
  return {
    path: '/',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"#${operation}"` },
    body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${operation} xmlns="${benchNamespace}"><siteId>${siteId}</siteId><layout>${layout}</layout></${operation}></soap:Body></soap:Envelope>`,
  };
}

/**
 * `largest`: the largest document that it can be asked for within the time of a run. `bytes`: answers with the document
 * itself. `promise`: answers exactly as the product promises.
 */
export const subjects = [
  {
    id: 'raw-proxy',
    label: 'raw proxy, no conversion',
    args: [here('subjects/raw-proxy.mjs')],
    variables: peerVariables,
    request: soapRequest,
    bytes: true,
  },
  {
    id: 'pass-through',
    label: 'wfm-bridge, pass-through',
    args: ['--import', passThrough, ...product],
    variables: productVariables,
    request: productRequest('friendly'),
    isProduct: true,
    bytes: true,
  },
  {
    id: 'product',
    label: 'wfm-bridge, friendly',
    args: product,
    variables: productVariables,
    request: productRequest('friendly'),
    isProduct: true,
    promise: 'friendly',
  },
  {
    id: 'product-exact',
    label: 'wfm-bridge, exact',
    args: product,
    variables: productVariables,
    request: productRequest('exact'),
    isProduct: true,
    promise: 'exact',
  },
  {
    id: 'express-node-soap',
    label: 'Express + node-soap',
    args: [here('subjects/express-node-soap.mjs')],
    variables: peerVariables,
    request: expressRequest,
    largest: '20mb',
  },
  {
    id: 'express-strong-soap',
    label: 'Express + strong-soap',
    args: [here('subjects/express-strong-soap.mjs')],
    variables: peerVariables,
    request: expressRequest,
    largest: '20mb',
  },
  {
    id: 'http-mesh',
    label: 'GraphQL Mesh SOAP',
    args: [here('subjects/mesh.mjs')],
    variables: peerVariables,
    request: expressRequest,
    largest: '20mb',
  },
];
