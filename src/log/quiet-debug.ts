import createDebug from 'debug';

/**
 * Packages that print what nobody should see when `DEBUG` asks for them: `simple-oauth2` shows client id and secret,
 * `node-soap` whole requests, Express's router the URLs of callers. Their namespaces are taken out of whatever `DEBUG`
 * says; all others stay as they are.
 */
const talkative = [
  'simple-oauth2*',
  'node-soap*',
  'axios*',
  'follow-redirects*',
  'router*',
  'express*',
  'finalhandler*',
];

/** To be called by every module that loads one of those packages. */
export function quietDebug(): void {
  const enabled = createDebug.disable();
  if (enabled !== '') createDebug.enable([enabled, ...talkative.map((name) => `-${name}`)].join(','));
}
