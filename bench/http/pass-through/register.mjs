/**
 * Makes the built product its own pass-through: `node --import` this, and the same program with the same middleware, auth,
 * logging and limits sends WFM's bytes on as they are. What is left between the two is the conversion.
 */
import { register } from 'node:module';

register('./resolve-hook.mjs', import.meta.url);
