import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/log/secret.ts';
import { redisLink, type RedisLink } from '../../src/store/redis-link.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { recordedLog, type LogLine } from '../support/log-lines.ts';
import { noRedis, redisServer } from '../support/redis-server.ts';
import { scriptedRedis } from '../support/scripted-redis.ts';

interface Bench {
  readonly link: RedisLink;
  readonly clock: ManualClock;
  readonly changes: boolean[];
  readonly logged: () => readonly LogLine[];
  readonly text: () => string;
}

function bench(url: string): Bench {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const changes: boolean[] = [];
  const log = recordedLog();
  const changed = (isReady: boolean): void => void changes.push(isReady);
  const link = redisLink({ url: new Secret(url), clock, logger: log.logger, changed });
  onTestFinished(() => link.close());
  return { link, clock, changes, logged: () => log.lines(), text: () => log.text() };
}

const one = { keys: ['key'], arguments: ['1'] };
const script = "return redis.call('incrby', KEYS[1], ARGV[1])";
const patience = { timeout: 30_000, interval: 20 };

describe('one that says nothing', () => {
  test('is waited for once, then left alone until it answers', async () => {
    const redis = await scriptedRedis();
    const { link, clock, changes, logged } = bench(redis.url);
    link.start();
    await expect.poll(() => link.isReady, patience).toBe(true);
    expect(await link.eval(script, one)).toEqual([1, 42_000]);

    redis.hush();
    const waiting = [link.eval(script, one), link.eval(script, one)];
    await expect.poll(() => redis.commands.filter((name) => name === 'EVAL').length, patience).toBe(3);
    clock.advance(249);
    expect(link.isReady).toBe(true);
    clock.advance(1);
    for (const call of waiting) await expect(call).rejects.toThrow('did not answer in time');
    expect(link.isReady).toBe(false);
    await expect(link.eval(script, one)).rejects.toThrow('away');

    // A probe that is not answered either.
    clock.advance(1_000);
    await expect.poll(() => redis.commands.at(-1), patience).toBe('PING');
    clock.advance(250);
    await Promise.resolve();
    expect(link.isReady).toBe(false);

    redis.speak();
    await expect
      .poll(() => {
        clock.advance(100);
        return link.isReady;
      }, patience)
      .toBe(true);
    expect(await link.eval(script, one)).toEqual([4, 42_000]);
    expect(changes).toEqual([true, false, true]);
    expect(logged().map(({ level, reason }) => [level, reason])).toEqual([
      ['info', undefined],
      ['warn', 'timeout'],
      ['info', undefined],
    ]);
  });

  test('does not hold up who closes', async () => {
    const redis = await scriptedRedis();
    redis.hush();
    const { link, changes } = bench(redis.url);
    link.start();
    await expect.poll(() => redis.commands.length, patience).toBeGreaterThan(0);
    link.close();
    link.close();
    expect(link.isReady).toBe(false);
    expect(changes).toEqual([]);
  });
});

describe.skipIf(noRedis !== undefined)(`a real Redis${noRedis === undefined ? '' : `: ${noRedis}`}`, () => {
  test('may come late, go and come back; the log says each once, and no secret', async () => {
    const server = await redisServer();
    const { link, changes, logged, text } = bench(server.url);
    link.start();
    await expect.poll(() => changes, patience).toEqual([false]);
    await expect(link.eval(script, one)).rejects.toThrow('away');

    await server.start();
    await expect.poll(() => link.isReady, patience).toBe(true);
    expect(await link.eval(script, one)).toBe(1);

    await server.stop();
    await expect.poll(() => link.isReady, patience).toBe(false);
    await server.start();
    await expect.poll(() => link.isReady, patience).toBe(true);
    expect(await link.eval(script, one)).toBe(1);
    expect(changes).toEqual([false, true, false, true]);
    expect(logged()).toHaveLength(4);
    expect(text()).not.toContain(server.password);
  });

  test('refuses a wrong password: it counts as away', async () => {
    const server = await redisServer();
    await server.start();
    const { link, changes, text } = bench(server.url.replace(server.password, 'another-password'));
    link.start();
    await expect.poll(() => changes, patience).toEqual([false]);
    expect(link.isReady).toBe(false);
    expect(text()).not.toContain('another-password');
  });
});
