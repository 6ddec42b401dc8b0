import { line, list } from './formats.ts';

const name = /^[a-z]+$/;

/** Name of a role; which there are, `identity` knows. */
export const roleName = line.refine((text) => name.test(text), 'must be the name of a role');

/** Names of roles; which there are, `identity` knows. */
export const clientRoles = list.refine(
  (names) => names.length > 0 && names.every((text) => name.test(text)),
  'must be names of roles, separated by commas',
);
