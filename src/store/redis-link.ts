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
export function redisLink(options: RedisLinkOptions): RedisLink {
  return new WatchedRedis(options);
}

class WatchedRedis implements RedisLink {
  readonly #options: RedisLinkOptions;
  #client: Client | undefined;
  #isClosed = false;
  #isPaused = false;
  #cancelProbe = (): void => undefined;
  /** What was last said of it. */
  #told: boolean | undefined;

  constructor(options: RedisLinkOptions) {
    this.#options = options;
  }

  get isReady(): boolean {
    return this.#client?.isReady === true && !this.#isPaused;
  }

  async eval(script: string, options: ScriptOptions): Promise<unknown> {
    const client = this.#client;
    if (client === undefined || !this.isReady) throw new Error('Redis is away');
    try {
      return await this.#bounded(client.eval(script, options));
    } catch (reason) {
      if (!this.#isPaused) this.#pause(reason);
      throw reason;
    }
  }

  start(): void {
    // The client tries again by itself; what ends here is one that was closed.
    this.#connect().catch((reason: unknown) => this.#tell(reason));
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelProbe();
    if (this.#client?.isOpen === true) this.#client.destroy();
  }

  async #connect(): Promise<void> {
    const client = await clientOf(this.#options.url, {
      ready: () => this.#tell(),
      failed: (reason) => this.#tell(reason),
    });
    this.#client = client;
    if (!this.#isClosed) await client.connect();
  }

  #tell(reason?: unknown): void {
    const { isReady } = this;
    if (this.#isClosed || this.#told === isReady) return;
    this.#told = isReady;
    const { changed, logger } = this.#options;
    changed?.(isReady);
    if (isReady) logger.info('Redis is there: limits are shared with the other instances');
    else
      logger.warn({ reason: nameOf(reason) }, 'Redis is away or slow: each instance counts for itself alone');
  }

  #bounded<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.after(answerMs, () => {
        reject(Object.assign(new Error('Redis did not answer in time'), { code: 'timeout' }));
      });
      void answer.then(resolve, reject).finally(cancel);
    });
  }

  /** One that does not answer is left alone, and asked by nobody but the probe until it does. */
  #pause(reason: unknown): void {
    if (this.#isClosed) return;
    this.#isPaused = true;
    this.#tell(reason);
    this.#cancelProbe();
    this.#cancelProbe = this.#options.clock.after(pauseMs, () => void this.#probe());
  }

  async #probe(): Promise<void> {
    if (this.#isClosed) return;
    try {
      if (this.#client?.isReady === true) await this.#bounded(this.#client.ping());
      this.#isPaused = false;
      this.#tell();
    } catch (reason) {
      this.#pause(reason);
    }
  }
}
