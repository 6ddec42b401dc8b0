import type { Logger } from '../log/logger.ts';
import type { Secret } from '../log/secret.ts';
import type { Clock } from '../time/clock.ts';

/** Redis, as far as anybody here needs it: scripts over keys, and whether it is worth asking. */
export interface RedisLink {
  /** False while Redis is away or slow: nobody waits for it then. */
  readonly isReady: boolean;
  /** Runs a Lua script. Rejects within 250 ms where no answer comes; whether the script ran is then not known. */
  eval(script: string, options: ScriptOptions): Promise<unknown>;
  /** Connects in the background, and again whenever the connection breaks. Never fails. */
  start(): void;
  /** Safe to call twice. */
  close(): void;
}

export interface ScriptOptions {
  readonly keys: string[];
  readonly arguments: string[];
}

export interface RedisLinkOptions {
  readonly url: Secret;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told when it comes and goes. */
  readonly changed?: ((isReady: boolean) => void) | undefined;
}

const answerMs = 250;
/** How soon a server that was slow is tried again. */
const pauseMs = 1_000;
/** The longest pause between two attempts to connect; the process cannot end within one. */
const longestPauseMs = 2_000;
/** Beyond any burst: a server that does not answer must not fill the memory. */
const waitingCommands = 10_000;

/** What of the package's client is used. */
interface Client {
  readonly isOpen: boolean;
  readonly isReady: boolean;
  connect(): Promise<unknown>;
  eval(script: string, options: ScriptOptions): Promise<unknown>;
  ping(): Promise<unknown>;
  destroy(): void;
}

interface ClientEvents {
  readonly ready: () => void;
  readonly failed: (reason: unknown) => void;
}

async function clientOf(url: Secret, { ready, failed }: ClientEvents): Promise<Client> {
  const { createClient } = await import('redis');
  const client = createClient({
    url: url.reveal(),
    name: 'wfm-bridge',
    RESP: 2,
    disableOfflineQueue: true,
    commandsQueueMaxLength: waitingCommands,
    // A server that accepts connections and says nothing is found out by the silence.
    pingInterval: 3_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 10_000,
      reconnectStrategy: (attempts) =>
        Math.min(longestPauseMs, 50 * 2 ** Math.min(attempts, 10)) * (0.5 + Math.random() / 2),
    },
  });
  client.on('ready', ready).on('error', failed);
  return client;
}

/** All of an error that is logged: what a library or a server says may name addresses and users. */
function nameOf(reason: unknown): string {
  if (!(reason instanceof Error)) return 'unknown';
  const code: unknown = 'code' in reason ? reason.code : undefined;
  return typeof code === 'string' ? code : reason.constructor.name;
}

/** Nothing is connected yet. */
export function redisLink({ url, clock, logger, changed }: RedisLinkOptions): RedisLink {
  let client: Client | undefined;
  let isClosed = false;
  let isPaused = false;
  let cancelProbe = (): void => undefined;
  let told: boolean | undefined;

  const isReady = (): boolean => client?.isReady === true && !isPaused;

  function tell(reason?: unknown): void {
    if (isClosed || told === isReady()) return;
    told = isReady();
    changed?.(told);
    if (told) logger.info('Redis is there: limits are shared with the other instances');
    else
      logger.warn({ reason: nameOf(reason) }, 'Redis is away or slow: each instance counts for itself alone');
  }

  function bounded<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(answerMs, () => {
        reject(Object.assign(new Error('Redis did not answer in time'), { code: 'timeout' }));
      });
      void answer.then(resolve, reject).finally(cancel);
    });
  }

  /** One that does not answer is left alone, and asked by nobody but the probe until it does. */
  function pause(reason: unknown): void {
    isPaused = true;
    tell(reason);
    cancelProbe();
    cancelProbe = clock.after(pauseMs, () => void probe());
  }
  async function probe(): Promise<void> {
    if (isClosed) return;
    try {
      if (client?.isReady === true) await bounded(client.ping());
      isPaused = false;
      tell();
    } catch (reason) {
      if (!isClosed) pause(reason);
    }
  }

  async function connect(): Promise<void> {
    client = await clientOf(url, {
      ready: () => tell(),
      failed: (reason) => tell(reason),
    });
    if (!isClosed) await client.connect();
  }

  return {
    get isReady() {
      return isReady();
    },
    async eval(script, options) {
      if (client === undefined || !isReady()) throw new Error('Redis is away');
      try {
        return await bounded(client.eval(script, options));
      } catch (reason) {
        if (!isClosed && !isPaused) pause(reason);
        throw reason;
      }
    },
    start() {
      // The client tries again by itself; what ends here is one that was closed.
      connect().catch((reason: unknown) => tell(reason));
    },
    close() {
      isClosed = true;
      cancelProbe();
      if (client?.isOpen === true) client.destroy();
    },
  };
}
