/** Whether a wildcard admits a namespace: `##any`, `!urn:x` for all but one and none, or names, `##local` for none. */
export function isAdmitted(admitted: string, namespace: string): boolean {
  if (admitted === '' || admitted === '##any') return true;
  if (admitted.startsWith('!')) return namespace !== '' && namespace !== admitted.slice(1);
  return admitted.split(' ').includes(namespace === '' ? '##local' : namespace);
}
