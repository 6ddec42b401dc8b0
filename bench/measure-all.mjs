import { measureConversions } from './convert/measure.mjs';
import { measureLargeAnswers } from './http/large-answers.mjs';
import { pinning, startUpstream } from './http/processes.mjs';
import { measureSmallAnswers } from './http/small-answers.mjs';
import { subjects } from './http/subjects.mjs';
import { prepareFolder } from './preparation.mjs';

const unique = (list) => [...new Set(list)];

/** Small ones are always needed: to warm up and to check. The slow peers' large document is smaller than the others'. */
function sizesOf({ parts, sizes, largeSize, quick }) {
  const large = parts.large ? [largeSize, ...(quick ? [] : ['20mb'])] : [];
  return unique(['10kb', '1mb', ...(parts.convert ? sizes : []), ...large]);
}

/** Large answers in the first shape only: a row of them takes half a minute, and what they show is not the shape's. */
async function measureHttp({ parts, only, ...options }, { folder, isPinned, log }) {
  const rows = { large: [], small: [] };
  if (!parts.large && !parts.small) return rows;
  const wanted = subjects.filter(({ id }) => only === undefined || only.includes(id));
  const upstream = await startUpstream(folder.documents, isPinned);
  const { documents } = folder;
  const planOf = (shape) => ({
    documents,
    environment: { ...folder, upstream: upstream.origin, shape, isPinned },
    rounds: options.rounds,
    log,
  });
  try {
    if (parts.large) {
      const plan = { ...planOf(options.shapes[0]), size: options.largeSize };
      rows.large = await measureLargeAnswers(wanted, plan);
    }
    for (const shape of parts.small ? options.shapes : []) {
      const plan = { ...planOf(shape), seconds: options.loadSeconds };
      rows.small.push(...(await measureSmallAnswers(wanted, plan)));
    }
    return rows;
  } finally {
    await upstream.stop();
  }
}

/** @returns the rows of all three parts; a part that was not asked for is empty. */
export async function measureAll(options, log) {
  const { parts, shapes, rounds, only } = options;
  const begin = new Date();
  const sizes = sizesOf(options);
  const folder = await prepareFolder({ shapes, sizes, log });

  const conversions = parts.convert
    ? await measureConversions({ ...folder, shapes, sizes: options.sizes, rounds, only, log })
    : [];

  const isPinned = options.isPinned && pinning();
  const http = await measureHttp(options, { folder, isPinned, log });
  return { begin, end: new Date(), conversions, ...http, isPinned };
}
