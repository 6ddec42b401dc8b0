/** The WSDLs of `test/fixtures` in the shapes that other vendors use, compiled: one model a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { compileContract } from '../../src/contract/compile.ts';
import type { ServiceModel } from '../../src/contract/service-model.ts';
import { plainClasses, plainConventions } from './wsdl-text.ts';

const roots = ['test/fixtures/wsdl', 'test/fixtures/vendor'];

function modelOf(folder: string): ServiceModel {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:wsdl|xsd)$/.test(path),
  );
  return compileContract({
    files: paths.sort().map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') })),
    conventions: plainConventions,
    operations: plainClasses,
  });
}

export function fixtureModels(): readonly (readonly [folder: string, model: ServiceModel])[] {
  return roots.flatMap((root) =>
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [`${root}/${name}`, modelOf(`${root}/${name}`)] as const),
  );
}
