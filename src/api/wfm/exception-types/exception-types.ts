import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses, type Noun } from '../noun.ts';
import { toExceptionType } from './mapping.ts';
import { exceptionType, type ExceptionType } from './schema.ts';

export const exceptionTypeNoun: Noun<ExceptionType> = {
  one: 'ExceptionType',
  many: 'ExceptionTypes',
  words: ['exception type', 'exception types'],
  path: '/wfm/v1/exception-types',
  idName: 'exceptionTypeId',
  permission: 'wfm:exceptionType:view',
  scope: 'rows',
  item: exceptionType,
  filters: ['businessUnitId', 'siteId'],
  uses: uses('GetExceptionType', {
    GetExceptionType: 'filter details',
    CfgExceptionTypeFilter: 'wmExceptionTypeId wmBUId wmSiteId',
    CfgExceptionType:
      'wmExceptionTypeId wmName wmShortName wmPaid wmUsage wmConvertibleToDayOff wmAllowBreaks wmAllowMeals wmExclusive wmSiteId timestamp',
    CfgExceptionTypeDetails: 'infoType provideSiteInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetExceptionType', {
      filter: { exceptionTypeId: filter.id, buId: filter.businessUnitId, siteId: filter.siteId },
      details: { ...full, provideSiteInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toExceptionType);
  },
};

export const exceptionTypes = defineNoun(exceptionTypeNoun);
