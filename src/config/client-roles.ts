import { list } from './formats.ts';

/** Names of roles; which there are, `identity` knows. */
export const clientRoles = list.refine(
  (names) => names.length > 0 && names.every((name) => /^[a-z]+$/.test(name)),
  'must be names of roles, separated by commas',
);
