const replacement = new URL('operation-codec.mjs', import.meta.url).href;

/** Everybody but the replacement itself gets the replacement. */
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const isCodec = resolved.url.endsWith('/dist/codec/operation-codec.js');
  if (!isCodec || context.parentURL === replacement) return resolved;
  return { ...resolved, url: replacement };
}
