import { fileURLToPath } from 'node:url';

/** The WSDL folder that comes with the package; the same place seen from `src` and from `dist`. */
export const packagedWsdlDir = fileURLToPath(new URL('../wsdl', import.meta.url));
