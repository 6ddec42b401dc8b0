import type { DocumentTexts } from '../openapi/document-texts.ts';
import { fixedContent } from './fixed-content.ts';
import type { Route } from './routes.ts';

const type = 'application/json; charset=utf-8';

/** The documents of the loaded contract. Public: they say what there is, never what is in it. */
export function openApiRoutes(documents: DocumentTexts): readonly Route[] {
  const openApi = fixedContent({ type, make: () => documents.openApi() });
  const swagger2 = fixedContent({ type, make: () => documents.swagger2() });
  return [
    { path: '/openapi/wfm.json', methods: new Map([['get', [openApi]]]) },
    { path: '/openapi/wfm.swagger2.json', methods: new Map([['get', [swagger2]]]) },
  ];
}
