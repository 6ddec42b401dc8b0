/** Who may call when there are more calls than slots. */
import { describe, expect, test } from 'vitest';
import { FairQueue } from '../../../src/wfm/origin/fair-queue.ts';
import { Line, settled } from './line.ts';

test.each([
  { name: 'one client in its own order', enter: ['a1', 'a2', 'a3'], started: ['a1', 'a2', 'a3'] },
  {
    name: 'two clients in turns',
    enter: ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'],
    started: ['a1', 'a2', 'b1', 'a3', 'b2', 'a4'],
  },
  {
    name: 'the one with a single call is not behind the one with many',
    enter: ['a1', 'a2', 'a3', 'a4', 'a5', 'c1', 'b1'],
    started: ['a1', 'a2', 'c1', 'b1', 'a3', 'a4', 'a5'],
  },
  {
    name: 'the bridge itself first',
    enter: ['a1', 'a2', 'b1', '-1', '-2'],
    started: ['a1', '-1', '-2', 'a2', 'b1'],
  },
  {
    name: 'names of objects are clients like others',
    enter: ['a1', '_1', '_2', 'a2'],
    started: ['a1', '_1', 'a2', '_2'],
  },
])('served: $name', async ({ enter, started }) => {
  const line = new Line(1, 10);
  line.enter(...enter);
  await line.drain();
  expect(line.started).toEqual(started);
  expect(line.failed).toEqual([]);
});

test('a client that comes back stands behind the others', async () => {
  const line = new Line(1, 10);
  line.enter('x1', 'a1', 'b1');
  await settled();
  const done = line.drain();
  line.enter('a2');
  await done;
  expect(line.started).toEqual(['x1', 'a1', 'b1', 'a2']);
});

test.each([1, 2, 3])('not more than %i at a time', async (slots) => {
  const line = new Line(slots, 10);
  line.enter('a1', 'a2', 'b1', 'b2', 'c1');
  await settled();
  expect(line.started).toHaveLength(slots);
  await line.drain();
  expect(line.started).toHaveLength(5);
});

describe('a full line', () => {
  test.each([
    {
      name: 'turns away the client that fills it',
      enter: ['x1', 'a1', 'a2', 'a3'],
      failed: ['a3 full'],
      started: ['x1', 'a1', 'a2'],
    },
    {
      name: 'takes the last place of the client with most calls for another one',
      enter: ['x1', 'a1', 'a2', 'b1'],
      failed: ['a2 full'],
      started: ['x1', 'a1', 'b1'],
    },
    {
      name: 'takes no place of a client that has hardly more',
      enter: ['x1', 'a1', 'b1', 'b2'],
      failed: ['b2 full'],
      started: ['x1', 'a1', 'b1'],
    },
    {
      name: 'has always room for the bridge itself',
      enter: ['x1', 'a1', 'a2', '-1', '-2'],
      failed: [],
      started: ['x1', '-1', '-2', 'a1', 'a2'],
    },
  ])('$name', async ({ enter, failed, started }) => {
    const line = new Line(1, 2);
    line.enter(...enter);
    await line.drain();
    expect(line.failed).toEqual(failed);
    expect(line.started).toEqual(started);
  });

  test('of no length lets nobody wait', async () => {
    const line = new Line(1, 0);
    line.enter('a1', 'b1');
    await line.drain();
    expect(line).toMatchObject({ started: ['a1'], failed: ['b1 full'] });
  });
});

describe('leaving', () => {
  test('frees the place for others', async () => {
    const line = new Line(1, 1);
    const [, leave] = line.enter('a1', 'a2');
    leave?.(new Error('gone'));
    line.enter('b1');
    await line.drain();
    expect(line).toMatchObject({ started: ['a1', 'b1'], failed: ['a2 gone'] });
  });

  test('twice, or when it is served already, is nothing', async () => {
    const line = new Line(1, 5);
    const [first, second] = line.enter('a1', 'a2');
    first?.(new Error('late'));
    second?.(new Error('gone'));
    second?.(new Error('again'));
    await line.drain();
    expect(line).toMatchObject({ started: ['a1'], failed: ['a2 gone'], lengths: [1, 0] });
  });

  test('all at once', async () => {
    const line = new Line(1, 5);
    line.enter('a1', 'a2', 'b1', '-1');
    line.queue.flush(() => new Error('over'));
    await line.drain();
    expect(line.started).toEqual(['a1']);
    expect(line.failed.sort()).toEqual(['-1 over', 'a2 over', 'b1 over']);
    expect(line.lengths.at(-1)).toBe(0);
  });
});

test('a slot that is given back twice is one slot', async () => {
  const queue = new FairQueue({
    slots: 1,
    waiting: 5,
    full: () => new Error('full'),
    lengthChanged: () => undefined,
  });
  const release = await queue.enter('a').turn;
  release();
  release();
  await queue.enter('a').turn;
  let isServed = false;
  void queue.enter('b').turn.then(() => (isServed = true));
  await settled();
  expect(isServed).toBe(false);
});

test('ten thousand calls of two clients, half of them leaving, end with an empty line', async () => {
  const line = new Line(3, 20_000);
  for (let call = 0; call < 5000; call += 1) {
    const [leave] = line.enter(`a${call}`, `b${call}`);
    if (call % 2 === 1) leave?.(new Error('gone'));
  }
  await line.drain();
  expect(line.started.length + line.failed.length).toBe(10_000);
  expect(line.lengths.at(-1)).toBe(0);
});

describe('a client that may have one call at a time', () => {
  test('waits for it while slots are free, in its own order, and others pass', async () => {
    const line = new Line(3, 10);
    line.enterWith(1, 'a1', 'a2', 'a3');
    line.enter('b1', 'b2', 'b3');
    await settled();
    expect(line.started).toEqual(['a1', 'b1', 'b2']);
    await line.drain();
    expect(line.started).toEqual(['a1', 'b1', 'b2', 'a2', 'b3', 'a3']);
    expect(line.most).toBe(1);
    expect(line.failed).toEqual([]);
    expect(line.lengths.at(-1)).toBe(0);
  });

  test('gives its slot to another client when it is not its turn', async () => {
    const line = new Line(2, 10);
    line.enterWith(1, 'a1', 'a2');
    line.enter('b1', 'c1');
    await settled();
    expect(line.started).toEqual(['a1', 'b1']);
    await line.endOne('b1');
    expect(line.started).toEqual(['a1', 'b1', 'c1']);
    await line.drain();
    expect(line.started).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  test('may leave its line, and has its call again once that has ended', async () => {
    const line = new Line(2, 10);
    const [, leave] = line.enterWith(1, 'a1', 'a2');
    leave?.(new Error('gone'));
    await line.drain();
    line.enterWith(1, 'a3');
    await settled();
    expect(line).toMatchObject({ started: ['a1', 'a3'], failed: ['a2 gone'] });
  });
});
