import { beforeEach, describe, expect, test } from 'vitest';
import { at, list, startWithSession, text, texts, type Answer } from './soap-caller.ts';
import { exceptionTypes, insertedId, timeOffTypes, type NewType, type TypeKind } from './type-writer.ts';

const caller = await startWithSession();
const { simulator } = caller;

beforeEach(async () => {
  simulator.reset();
  await caller.authenticate();
  await caller.openSession();
});

const kinds: readonly (readonly [noun: string, kind: TypeKind])[] = [exceptionTypes, timeOffTypes].map(
  (kind) => [kind.noun, kind],
);

describe.each(kinds)('a new %s', (_noun, kind) => {
  const { noun, idName, lastId, takenName } = kind;
  const ids = async (asked?: Parameters<TypeKind['read']>[1]): Promise<string[]> =>
    texts(await kind.read(caller, asked), idName);

  test('gets a number of its own and version 1, and is read as it was sent', async () => {
    const { value } = await kind.insert(caller, { id: 5, name: ' Erste &lt;Hilfe&gt; ', timestamp: '7' });
    expect(value).toMatchObject({ success: 'true', objectID: String(lastId + 1), errorArrayNSizeIs: '0' });
    const found = (await kind.read(caller, { siteIds: [101], provideSites: true })).at(-1) ?? '';
    expect(found).toMatchObject({
      [idName]: String(lastId + 1),
      wmName: ' Erste <Hilfe> ',
      wmShortName: 'FA',
      wmPaid: 'true',
      wmSiteIdNSizeIs: '2',
      wmSiteId: ['101', '202'],
      timestamp: '1',
    });
    expect(await insertedId(kind, caller, { name: 'next' })).toBe(lastId + 2);
  });

  test('is found by its sites and their business units, and by no other', async () => {
    const id = String(await insertedId(kind, caller, { sites: [101, 101] }));
    expect(await ids()).toContain(id);
    expect(await ids({ siteIds: [101] })).toContain(id);
    expect(await ids({ unitIds: [10] })).toContain(id);
    for (const siteId of [102, 201, 202]) expect(await ids({ siteIds: [siteId] })).not.toContain(id);
    expect(await ids({ unitIds: [20] })).not.toContain(id);
  });

  test('says which sites it has, each once, to who asks only', async () => {
    await insertedId(kind, caller, { sites: [202, 101, 202] });
    const last = async (provideSites: boolean): Promise<Answer> =>
      (await kind.read(caller, { provideSites })).at(-1) ?? '';
    expect(await last(true)).toMatchObject({ wmSiteIdNSizeIs: '2', wmSiteId: ['202', '101'] });
    expect(await last(false)).toMatchObject({ wmSiteIdNSizeIs: '0' });
    expect(at(await last(false), 'wmSiteId')).toBe('');
  });

  test.each<[string, NewType, readonly string[]]>([
    ['without a name', { name: '' }, ['wmName is required']],
    ['with a name of spaces', { name: '  ' }, ['wmName is required']],
    [
      'with the name of another of one of its sites',
      { name: takenName, sites: [102, 101] },
      [`another ${noun} of site 101 is called ${takenName}`],
    ],
    [
      'with that name in other letters',
      { name: ` ${takenName.toUpperCase()} ` },
      [`another ${noun} of site 101 is called ${takenName}`],
    ],
    ['without a site', { sites: [] }, ['wmSiteId is required']],
    ['with unknown sites', { sites: [101, 999, -1] }, ['there is no site 999', 'there is no site -1']],
    [
      'for everything that is wrong with it at once',
      { name: ' ', sites: [999] },
      ['wmName is required', 'there is no site 999'],
    ],
  ])('is refused %s', async (_what, type, messages) => {
    const world = simulator.world;
    const { value } = await kind.insert(caller, type);
    expect(value).toMatchObject({ success: 'false', objectID: '0', warningArrayNSizeIs: '0' });
    expect(texts(list(value, 'errorArray'), 'message')).toEqual(messages);
    expect(simulator.world).toBe(world);
  });

  test('may be called as a type of another site', async () => {
    const id = await insertedId(kind, caller, { name: takenName, sites: [102] });
    expect(id).toBe(lastId + 1);
    const { value } = await kind.insert(caller, { name: takenName.toLowerCase(), sites: [201, 102] });
    expect(texts(list(value, 'errorArray'), 'message')).toEqual([
      `another ${noun} of site 102 is called ${takenName}`,
    ]);
  });

  test('is either paid or not', async () => {
    const answer = await kind.insert(caller, { paid: '2' });
    expect(answer.status).toBe(500);
    expect(answer.fault).toContain('wmPaid');
    expect(await ids()).not.toContain(String(lastId + 1));
  });

  test('is gone after a reset, and its number is free again', async () => {
    const before = simulator.world;
    expect(await insertedId(kind, caller)).toBe(lastId + 1);
    simulator.reset();
    expect(simulator.world).toEqual(before);
    await caller.authenticate();
    await caller.openSession();
    expect(await ids()).not.toContain(String(lastId + 1));
    expect(await insertedId(kind, caller)).toBe(lastId + 1);
  });
});

test('an exception type and a time-off type may have the same name', async () => {
  await insertedId(exceptionTypes, caller);
  expect(await insertedId(timeOffTypes, caller)).toBe(timeOffTypes.lastId + 1);
});

test.each([0, 1, 2])('an exception type may have usage %i', async (usage) => {
  await insertedId(exceptionTypes, caller, { usage });
  expect((await exceptionTypes.read(caller)).at(-1)).toMatchObject({ wmUsage: String(usage) });
});

test.each([-1, 3])('an exception type with usage %i is refused', async (usage) => {
  const { value } = await exceptionTypes.insert(caller, { usage });
  expect(texts(list(value, 'errorArray'), 'message')).toEqual([`wmUsage ${usage} is not known`]);
});

test.each([
  ['Exception Types', exceptionTypes],
  ['Time Off', timeOffTypes],
] as const)('group "%s" of each site has the new type', async (name, kind) => {
  const details = '<details><infoType>0</infoType><provideStateInfo>true</provideStateInfo></details>';
  const groups = async (): Promise<readonly Answer[]> =>
    list((await caller.config('GetScheduleStateGroup', details)).value, 'objectArray');
  const before = await groups();
  const id = String(await insertedId(kind, caller));
  const after = await groups();
  expect(after).toHaveLength(before.length);
  after.forEach((group, index) => {
    const present = before[index] ?? '';
    const hasIt = text(group, 'wmName') === name && ['101', '202'].includes(text(group, 'wmSiteId'));
    const states = list(group, 'wmStates');
    const ids = texts(list(present, 'wmStates'), 'wmStateId');
    expect(texts(states, 'wmStateId')).toEqual(hasIt ? [...ids, id] : ids);
    expect(text(group, 'timestamp')).toBe(hasIt ? '2' : '1');
  });
});
