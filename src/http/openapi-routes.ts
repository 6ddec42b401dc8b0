import type { DocumentTexts } from '../openapi/document-texts.ts';
import { fixedContent } from './fixed-content.ts';
import type { Route } from './routes.ts';

const type = 'application/json; charset=utf-8';

/** The documents of the loaded contract. Public: they say what there is, never what is in it. */
export function openApiRoutes(documents: DocumentTexts): readonly Route[] {
  const route = (path: string, make: () => Iterable<string>): Route => ({
    path,
    methods: new Map([['get', [fixedContent({ type, make })]]]),
  });
  return [
    route('/openapi/wfm.json', () => documents.openApi()),
    route('/openapi/wfm.swagger2.json', () => documents.swagger2()),
    route('/openapi/cloud.json', () => documents.cloud()),
  ];
}
