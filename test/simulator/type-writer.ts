import { filter } from './config-parameters.ts';
import { list, text, texts, type Answer, type SoapAnswer, type SoapCaller } from './soap-caller.ts';

/** A new exception type or time-off type; what is left out is as in the first row of most tables. */
export interface NewType {
  readonly id?: number;
  readonly name?: string;
  readonly paid?: string;
  readonly usage?: number;
  readonly breaks?: boolean;
  readonly sites?: readonly number[];
  readonly timestamp?: string;
}

/** One of the two kinds of types, written and read as XML. */
export interface TypeKind {
  readonly insert: (caller: SoapCaller, type?: NewType) => Promise<SoapAnswer>;
  /** The types of some sites, or all, with their sites if asked for. */
  readonly read: (
    caller: SoapCaller,
    asked?: { siteIds?: readonly number[]; unitIds?: readonly number[]; provideSites?: boolean },
  ) => Promise<readonly Answer[]>;
  readonly idName: string;
  readonly noun: string;
  /** The highest number that was ever given by the seed. */
  readonly lastId: number;
  /** A name that a type of site 101, and not of site 102, has. */
  readonly takenName: string;
}

export const exceptionTypes: TypeKind = {
  insert: (caller, type = {}) =>
    caller.config(
      'InsertExceptionType',
      `<exceptionType><wmExceptionTypeId>${type.id ?? 0}</wmExceptionTypeId>${common(type)}` +
        `<wmUsage>${type.usage ?? 0}</wmUsage><wmConvertibleToDayOff>false</wmConvertibleToDayOff>` +
        `<wmAllowBreaks>${String(type.breaks ?? true)}</wmAllowBreaks><wmAllowMeals>true</wmAllowMeals>` +
        `<wmExclusive>false</wmExclusive>${ending(type)}</exceptionType><force>false</force>`,
    ),
  read: (caller, asked) => read(caller, 'ExceptionType', asked),
  idName: 'wmExceptionTypeId',
  noun: 'exception type',
  lastId: 790,
  takenName: 'Ondernemingsraad',
};

export const timeOffTypes: TypeKind = {
  insert: (caller, type = {}) =>
    caller.config(
      'InsertTimeOffType',
      `<timeOffType><wmTimeOffTypeId>${type.id ?? 0}</wmTimeOffTypeId>${common(type)}` +
        `<wmHasAccrual>true</wmHasAccrual>${ending(type)}</timeOffType><force>false</force>`,
    ),
  read: (caller, asked) => read(caller, 'TimeOffType', asked),
  idName: 'wmTimeOffTypeId',
  noun: 'time-off type',
  lastId: 806,
  takenName: 'Ouderschapsverlof',
};

/** The id of what was inserted. Throws where it was refused. */
export async function insertedId(kind: TypeKind, caller: SoapCaller, type: NewType = {}): Promise<number> {
  const { value } = await kind.insert(caller, type);
  if (text(value, 'success') !== 'true') throw new Error(texts(list(value, 'errorArray'), 'message').join());
  return Number(text(value, 'objectID'));
}

function common({ name = 'First aid', paid = 'true' }: NewType): string {
  return `<wmName>${name}</wmName><wmShortName>FA</wmShortName><wmPaid>${paid}</wmPaid>`;
}

function ending({ sites = [101, 202], timestamp = '0' }: NewType): string {
  const ids = sites.map((id) => `<wmSiteId>${id}</wmSiteId>`).join('');
  return `<wmSiteIdNSizeIs>${sites.length}</wmSiteIdNSizeIs>${ids}<timestamp>${timestamp}</timestamp>`;
}

async function read(
  caller: SoapCaller,
  name: string,
  { siteIds = [], unitIds = [], provideSites = false }: Parameters<TypeKind['read']>[1] = {},
): Promise<readonly Answer[]> {
  const wanted = filter([
    ['wmBUId', unitIds],
    ['wmSiteId', siteIds],
    [`wm${name}Id`, []],
  ]);
  const details = `<details><infoType>0</infoType><provideSiteInfo>${String(provideSites)}</provideSiteInfo></details>`;
  return list((await caller.config(`Get${name}`, wanted + details)).value, 'objectArray');
}
