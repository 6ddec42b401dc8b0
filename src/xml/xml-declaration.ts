const wellFormed =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>$/;

/** Whether a declaration, from `<?xml` to `?>`, says what it may say in the order in which it may. */
export function isXmlDeclaration(text: string): boolean {
  return wellFormed.test(text);
}
