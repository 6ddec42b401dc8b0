import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { EnumNumbers } from '../../world/enum-numbers.ts';
import type { AlertLimits } from '../../world/performance/performance-alerts.ts';
import { performanceLevels, type PerformanceLevel } from '../../world/performance/performance-levels.ts';
import type { PerformanceStep } from '../../world/performance/performance.ts';
import { performanceItems, type PerformanceItem } from '../../world/performance/performance-totals.ts';
import { oleOfLocal } from '../../world/site-clock.ts';
import { readTimestepRange } from '../forecast/timestep-range.ts';
import type { OperationTable } from '../operation.ts';
import { validationHolder } from '../validation-holder.ts';

export const performanceOperations: OperationTable = {
  GetPerformance: (args, simulation) => {
    const { numberOf } = simulation;
    const level = requireLevel(numberOf, args.int('level'));
    const wanted = args.ints('item').map((number) => requireItem(numberOf, number));
    const request = {
      level,
      objectIds: args.ints('objectId'),
      items:
        wanted.length === 0 ? performanceItems : performanceItems.filter((item) => wanted.includes(item)),
      range: readTimestepRange(args),
      withAlerts: args.flag('provideAlerts'),
    };
    const steps = simulation.living.performance.steps(request, simulation.clock.now());
    return { return: { perfStep: steps.map((step) => writeStep(step, args.int('level'), numberOf)) } };
  },

  GetPerformanceAlert: (args, simulation) => {
    const { performance } = simulation.living;
    const level = requireLevel(simulation.numberOf, args.int('level'));
    const perfAlertSetting = performance.objects(level, args.ints('objectId')).flatMap(({ id }) =>
      performanceItems.map((item) => {
        const { minDeviation, maxDeviation } = performance.alerts.limits({ level, objectId: id, item });
        return {
          wmLevel: args.int('level'),
          wmObjectId: id,
          wmItem: simulation.numberOf('EPerfItem', item),
          wmMinDeviation: minDeviation,
          wmMaxDeviation: maxDeviation,
        };
      }),
    );
    return { return: { perfAlertSetting } };
  },

  UpdatePerformanceAlert: (args, simulation) => {
    const setting = args.part('setting');
    const { performance } = simulation.living;
    const level = findLevel(simulation.numberOf, setting?.int('wmLevel') ?? -1);
    const item = findItem(simulation.numberOf, setting?.int('wmItem') ?? -1);
    const objectId = setting?.int('wmObjectId') ?? 0;
    if (level === undefined || performance.objects(level, [objectId]).length === 0) {
      return refusal(objectId, `there is nothing with the id ${objectId} at this level`);
    }
    if (item === undefined) return refusal(objectId, 'the item is not known');
    const limits: AlertLimits = {
      minDeviation: setting?.double('wmMinDeviation') ?? NaN,
      maxDeviation: setting?.double('wmMaxDeviation') ?? NaN,
    };
    if (!Object.values(limits).every((percent: number) => percent >= 0 && percent <= 1000)) {
      return refusal(objectId, 'a deviation must be from 0 to 1000 percent; 0 switches the alert off');
    }
    performance.alerts.set({ level, objectId, item }, limits);
    return validationHolder({ done: true, objectId });
  },
};

/** The number of the message is invented. */
function refusal(objectId: number, message: string): WireObject {
  return validationHolder({ done: false, refusals: [{ id: 40, message, objectId }] });
}

function writeStep(step: PerformanceStep, level: number, numberOf: EnumNumbers): WireObject {
  return {
    wmLevel: level,
    wmObjectId: step.objectId,
    wmDateTime: oleOfLocal(step.local),
    wmItem: numberOf('EPerfItem', step.item),
    wmActual: step.actual,
    wmForecast: step.forecast,
    wmScheduled: step.scheduled,
    wmRequired: step.required,
    wmAnticipated: step.anticipated,
    wmAlert: numberOf('EPerfAlert', step.alert),
  };
}

function requireLevel(numberOf: Simulation['numberOf'], number: number): PerformanceLevel {
  const level = findLevel(numberOf, number);
  if (level === undefined) throw new SoapFault('Client', `level ${number} is not known`);
  return level;
}

function requireItem(numberOf: Simulation['numberOf'], number: number): PerformanceItem {
  const item = findItem(numberOf, number);
  if (item === undefined) throw new SoapFault('Client', `item ${number} is not known`);
  return item;
}

function findLevel(numberOf: EnumNumbers, number: number): PerformanceLevel | undefined {
  return performanceLevels.find((level) => numberOf('EPerfLevel', level) === number);
}

function findItem(numberOf: EnumNumbers, number: number): PerformanceItem | undefined {
  return performanceItems.find((item) => numberOf('EPerfItem', item) === number);
}
