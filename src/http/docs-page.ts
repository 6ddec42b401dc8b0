/** `/docs`: swagger-ui from our own origin, so that it works without the internet and under a strict policy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fixedContent } from './fixed-content.ts';
import type { UpstreamKind } from './health.ts';
import type { Route } from './routes.ts';

/** Without `upgrade-insecure-requests`, which would send the page's requests to a TLS port that may not be there. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = { 'Content-Security-Policy': contentSecurityPolicy };

const notices: Readonly<Record<UpstreamKind, string>> = {
  wfm: '',
  simulator: '<p class="notice">Demo: the WFM behind this bridge is a simulator. All data are made up.</p>',
};

function page(upstream: UpstreamKind): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>wfm-bridge</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/page.css">
</head>
<body>
${notices[upstream]}
<nav class="links">
<p><a href="/docs">In WFM's words</a>: <a href="/openapi/wfm.json">OpenAPI 3.1</a> · <a href="/openapi/wfm.swagger2.json">Swagger 2.0</a></p>
<p><a href="/docs?document=cloud">In Genesys Cloud's words</a>: <a href="/openapi/cloud.json">OpenAPI 3.1</a></p>
</nav>
<div id="swagger-ui"></div>
<noscript>This page needs JavaScript; the documents above do not.</noscript>
<script src="/docs/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</body>
</html>
`;
}

const pageStyle = `body { margin: 0; }
.notice { margin: 0; padding: 0.8em 1.2em; background: #fff3cd; color: #664d03; font: 600 1em sans-serif; }
.links { max-width: 1460px; margin: 1em auto 0; padding: 0 20px; font: 0.9em sans-serif; }
.links p { margin: 0.3em 0; }
.links [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
`;

/** Shows one document; "Try it out" calls the origin that the page came from, under whatever name it was reached. */
const startScript = `'use strict';
const isCloud = new URLSearchParams(location.search).get('document') === 'cloud';
const here = isCloud ? '/docs?document=cloud' : '/docs';
document.querySelector('.links a[href="' + here + '"]').setAttribute('aria-current', 'page');
fetch(isCloud ? '/openapi/cloud.json' : '/openapi/wfm.json')
  .then((answer) => answer.json())
  .then((spec) => {
    spec.servers = [{ url: '/' }];
    window.ui = SwaggerUIBundle({
      spec,
      dom_id: '#swagger-ui',
      deepLinking: true,
      docExpansion: 'none',
      defaultModelsExpandDepth: 0,
      filter: true,
      tryItOutEnabled: true,
      validatorUrl: null,
    });
  })
  .catch((reason) => {
    document.getElementById('swagger-ui').textContent = String(reason);
  });
`;

/** The files of swagger-ui that the page needs, and no others. */
const packagedFiles = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

function packagedFile(name: string): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return readFileSync(join(folder, name));
}

/** The page and its files. Anybody may read them: they hold nothing that the documents do not say. */
export function docsRoutes(upstream: UpstreamKind): readonly Route[] {
  const route = (path: string, type: string, make: () => string | Uint8Array): Route => ({
    path,
    methods: new Map([['get', [fixedContent({ type, make: () => [make()], headers })]]]),
  });
  return [
    route('/docs', 'text/html; charset=utf-8', () => page(upstream)),
    route('/docs/page.css', 'text/css; charset=utf-8', () => pageStyle),
    route('/docs/start.js', 'text/javascript; charset=utf-8', () => startScript),
    ...Object.entries(packagedFiles).map(([name, type]) =>
      route(`/docs/${name}`, type, () => packagedFile(name)),
    ),
  ];
}
