import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agentsFor,
  probabilityOfWaiting,
  queueQuality,
  type Queue,
} from '../../../src/simulator/world/forecast/erlang-c.ts';

/**
 * Published values. Koole, "Call Center Mathematics" (5 erlangs, 8 agents); the example of Mitan's "The Erlang-C Formula"
 * (360 calls of 4 minutes in half an hour, 55 agents); Call Centre Helper, "Erlang C formula" (100 calls of 3 minutes in
 * half an hour, 14 agents); ErlangC[3, 2] of the Wolfram Language documentation, exactly 4/9.
 */
const published: readonly (readonly [load: number, agents: number, waiting: number, digits: number])[] = [
  [5, 8, 0.167, 3],
  [48, 55, 0.239, 3],
  [10, 14, 0.174, 3],
  [2, 3, 4 / 9, 12],
];

test.each(published)('%d erlangs and %d agents: %d have to wait', (load, agents, waiting, digits) => {
  expect(probabilityOfWaiting(load, agents)).toBeCloseTo(waiting, digits);
});

test.each([
  ['Mitan', { load: 48, handlingSeconds: 240, answerWithinSeconds: 15, agents: 55 }, [84.6, 8.2]],
  [
    'Call Centre Helper',
    { load: 10, handlingSeconds: 180, answerWithinSeconds: 20, agents: 14 },
    [88.8, 7.8],
  ],
])('service factor and speed of answer are those of %s', (_source, queue, expected) => {
  const { serviceFactor, answerSeconds } = queueQuality(queue, queue.agents);
  expect([serviceFactor * 100, answerSeconds].map((value) => Math.round(value * 10) / 10)).toEqual(expected);
});

test('the sum of the formula itself gives the same as its recursion', () => {
  const term = (load: number, count: number): number => {
    let value = 1;
    for (let k = 1; k <= count; k++) value *= load / k;
    return value;
  };
  for (const [load, agents] of [
    [0.3, 1],
    [7.25, 9],
    [19.9, 20],
    [33, 41],
  ] as const) {
    const last = (term(load, agents) * agents) / (agents - load);
    let below = 0;
    for (let k = 0; k < agents; k++) below += term(load, k);
    expect(probabilityOfWaiting(load, agents)).toBeCloseTo(last / (below + last), 10);
  }
});

describe('where the formula has no answer', () => {
  const queue: Queue = { load: 12, handlingSeconds: 300, answerWithinSeconds: 20 };

  test('too few agents answer nobody in time, and the wait is as long as a timestep', () => {
    expect(probabilityOfWaiting(12, 12)).toBe(1);
    expect(queueQuality(queue, 12)).toEqual({ serviceFactor: 0, answerSeconds: 900 });
    expect(queueQuality(queue, 0)).toEqual({ serviceFactor: 0, answerSeconds: 900 });
  });

  test('without arrivals nobody waits and nobody is needed', () => {
    const idle = { ...queue, load: 0 };
    expect(probabilityOfWaiting(0, 4)).toBe(0);
    expect(queueQuality(idle, 2)).toEqual({ serviceFactor: 1, answerSeconds: 0 });
    expect(agentsFor(idle, 0.8)).toBe(0);
  });

  test('a load of thousands neither overflows nor takes long', () => {
    const large = { ...queue, load: 4800 };
    expect(agentsFor(large, 0.8)).toBeGreaterThan(4800);
    expect(agentsFor(large, 0.8)).toBeLessThan(4900);
  });
});

const queues = fc.record({
  load: fc.double({ min: 0.01, max: 300, noNaN: true }),
  handlingSeconds: fc.integer({ min: 20, max: 1200 }),
  answerWithinSeconds: fc.integer({ min: 0, max: 120 }),
});

test('the staffing that is found meets the target exactly', () => {
  fc.assert(
    fc.property(queues, fc.double({ min: 0.05, max: 0.99, noNaN: true }), (queue, target) => {
      const agents = agentsFor(queue, target);
      expect(queueQuality(queue, agents).serviceFactor).toBeCloseTo(target, 6);
    }),
  );
});

test('more agents never make a queue worse', () => {
  fc.assert(
    fc.property(queues, fc.double({ min: 0, max: 320, noNaN: true }), (queue, agents) => {
      const fewer = queueQuality(queue, agents);
      const more = queueQuality(queue, agents + 0.5);
      expect(more.serviceFactor).toBeGreaterThanOrEqual(fewer.serviceFactor - 1e-12);
      expect(more.answerSeconds).toBeLessThanOrEqual(fewer.answerSeconds + 1e-9);
    }),
  );
});
