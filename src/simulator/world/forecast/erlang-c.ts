/** A queue of interactions that agents answer in the order of arrival. */
export interface Queue {
  /** Offered load in erlangs: arrivals in a time × handling time / that time. */
  readonly load: number;
  /** Average handling time in seconds. */
  readonly handlingSeconds: number;
  /** Who is answered within so many seconds is answered in time. */
  readonly answerWithinSeconds: number;
}

/** How a queue fares with a number of agents. */
export interface QueueQuality {
  /** Share that is answered in time, 0 to 1. */
  readonly serviceFactor: number;
  /** Average speed of answer in seconds, over all, also those who do not wait. */
  readonly answerSeconds: number;
}

/** A queue that would grow without end has this average wait: nobody watches it for longer than a timestep. */
const longestWaitSeconds = 900;

/**
 * The Erlang C formula: the probability that an arrival has to wait, with a whole number of agents. 1 where the agents
 * cannot carry the load. By the recursion of Erlang B, which neither overflows nor loses digits.
 */
export function probabilityOfWaiting(load: number, agents: number): number {
  if (load <= 0) return 0;
  let blocking = 1;
  for (let count = 1; count <= agents; count++) blocking = nextBlocking(load, blocking, count);
  return waitingOf(load, blocking, agents);
}

/** What a number of agents makes of a queue. Parts of an agent lie on the line between the whole numbers. */
export function queueQuality(queue: Queue, agents: number): QueueQuality {
  const whole = Math.floor(agents);
  let blocking = 1;
  for (let count = 1; count <= whole; count++) blocking = nextBlocking(queue.load, blocking, count);
  const below = qualityOf(queue, blocking, whole);
  const part = agents - whole;
  if (part === 0) return below;
  const above = qualityOf(queue, nextBlocking(queue.load, blocking, whole + 1), whole + 1);
  return {
    serviceFactor: below.serviceFactor + part * (above.serviceFactor - below.serviceFactor),
    answerSeconds: below.answerSeconds + part * (above.answerSeconds - below.answerSeconds),
  };
}

/** The least number of agents, parts of one included, with whom a share of `target` (0 to 1) is answered in time. */
export function agentsFor(queue: Queue, target: number): number {
  if (queue.load <= 0) return 0;
  let blocking = 1;
  let before = 0;
  for (let agents = 1; ; agents++) {
    blocking = nextBlocking(queue.load, blocking, agents);
    const { serviceFactor } = qualityOf(queue, blocking, agents);
    if (serviceFactor >= target) return agents - 1 + (target - before) / (serviceFactor - before);
    before = serviceFactor;
  }
}

/** Erlang B with one agent more. */
function nextBlocking(load: number, blocking: number, agents: number): number {
  return (load * blocking) / (agents + load * blocking);
}

function waitingOf(load: number, blocking: number, agents: number): number {
  return agents <= load ? 1 : (agents * blocking) / (agents - load * (1 - blocking));
}

function qualityOf(queue: Queue, blocking: number, agents: number): QueueQuality {
  const { load, handlingSeconds, answerWithinSeconds } = queue;
  if (load <= 0) return { serviceFactor: 1, answerSeconds: 0 };
  const spare = agents - load;
  if (spare <= 0) return { serviceFactor: 0, answerSeconds: longestWaitSeconds };
  const waiting = waitingOf(load, blocking, agents);
  return {
    serviceFactor: 1 - waiting * Math.exp((-spare * answerWithinSeconds) / handlingSeconds),
    answerSeconds: Math.min(longestWaitSeconds, (waiting * handlingSeconds) / spare),
  };
}
