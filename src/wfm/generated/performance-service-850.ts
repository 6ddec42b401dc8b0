// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of GetPerformance. */
export interface GetPerformanceInput {
  /** Level of the objects. */
  readonly level: 'PERF_LEVEL_ACTIVITY' | 'PERF_LEVEL_MULTISITE_ACTIVITY' | 'PERF_LEVEL_SITE' | 'PERF_LEVEL_BU' | 'PERF_LEVEL_ENTERPRISE' | number;
  /** The objects: activities, multi-site activities, sites or business units. */
  readonly objectId?: readonly (number)[];
  /** Beginning of the period, in the time zone of the site or business unit. */
  readonly start: string;
  /** End of the period, not included. */
  readonly end: string;
  /** Length of a timestep: 15, 30 or 60. */
  readonly timestepMinutes: number;
  /** Which items; none = all. */
  readonly item?: readonly ('PERF_ITEM_IV' | 'PERF_ITEM_AHT' | 'PERF_ITEM_ABANDONED' | 'PERF_ITEM_SERVICE_FACTOR' | 'PERF_ITEM_ASA' | 'PERF_ITEM_WORKING_AGENTS' | number)[];
  /** Whether values that crossed an alert are marked. */
  readonly provideAlerts: boolean;
}

/** Performance values. */
export interface PerfHolder {
  /** The values. */
  readonly perfStep: readonly (PerfStep)[];
}

/** One item of one object in one timestep; NaN where there is no value. */
export interface PerfStep {
  /** Level of the object. */
  readonly level: 'PERF_LEVEL_ACTIVITY' | 'PERF_LEVEL_MULTISITE_ACTIVITY' | 'PERF_LEVEL_SITE' | 'PERF_LEVEL_BU' | 'PERF_LEVEL_ENTERPRISE' | number;
  /** The object; 0 for the enterprise. */
  readonly objectId: number;
  /** Beginning of the timestep, in the time zone of the object; in UTC for the enterprise. */
  readonly dateTime: string;
  /** The item. */
  readonly item: 'PERF_ITEM_IV' | 'PERF_ITEM_AHT' | 'PERF_ITEM_ABANDONED' | 'PERF_ITEM_SERVICE_FACTOR' | 'PERF_ITEM_ASA' | 'PERF_ITEM_WORKING_AGENTS' | number;
  /** What happened. */
  readonly actual: number | 'INF' | '-INF' | 'NaN';
  /** What was forecast. */
  readonly forecast: number | 'INF' | '-INF' | 'NaN';
  /** What the schedule makes possible. */
  readonly scheduled: number | 'INF' | '-INF' | 'NaN';
  /** What is required. */
  readonly required: number | 'INF' | '-INF' | 'NaN';
  /** What is to be expected by now. */
  readonly anticipated: number | 'INF' | '-INF' | 'NaN';
  /** Which alert was crossed. */
  readonly alert: 'PERF_ALERT_NONE' | 'PERF_ALERT_BELOW' | 'PERF_ALERT_ABOVE' | number;
}

/** Request of GetPerformanceAlert. */
export interface GetPerformanceAlertInput {
  /** Level of the objects. */
  readonly level: 'PERF_LEVEL_ACTIVITY' | 'PERF_LEVEL_MULTISITE_ACTIVITY' | 'PERF_LEVEL_SITE' | 'PERF_LEVEL_BU' | 'PERF_LEVEL_ENTERPRISE' | number;
  /** The objects; none = all of the level. */
  readonly objectId?: readonly (number)[];
}

/** Alert settings. */
export interface PerfAlertHolder {
  /** The settings. */
  readonly perfAlertSetting: readonly (PerfAlertSetting)[];
}

/** When an item of an object alerts. */
export interface PerfAlertSetting {
  /** Level of the object. */
  readonly level: 'PERF_LEVEL_ACTIVITY' | 'PERF_LEVEL_MULTISITE_ACTIVITY' | 'PERF_LEVEL_SITE' | 'PERF_LEVEL_BU' | 'PERF_LEVEL_ENTERPRISE' | number;
  /** The object. */
  readonly objectId: number;
  /** The item. */
  readonly item: 'PERF_ITEM_IV' | 'PERF_ITEM_AHT' | 'PERF_ITEM_ABANDONED' | 'PERF_ITEM_SERVICE_FACTOR' | 'PERF_ITEM_ASA' | 'PERF_ITEM_WORKING_AGENTS' | number;
  /** Deviation below in percent; 0 = off. */
  readonly minDeviation: number | 'INF' | '-INF' | 'NaN';
  /** Deviation above in percent; 0 = off. */
  readonly maxDeviation: number | 'INF' | '-INF' | 'NaN';
}

/** Request of UpdatePerformanceAlert. */
export interface UpdatePerformanceAlertInput {
  /** The setting as it should be. */
  readonly setting: PerfAlertSettingInput;
}

/** When an item of an object alerts. */
export interface PerfAlertSettingInput {
  /** Level of the object. */
  readonly level: 'PERF_LEVEL_ACTIVITY' | 'PERF_LEVEL_MULTISITE_ACTIVITY' | 'PERF_LEVEL_SITE' | 'PERF_LEVEL_BU' | 'PERF_LEVEL_ENTERPRISE' | number;
  /** The object. */
  readonly objectId: number;
  /** The item. */
  readonly item: 'PERF_ITEM_IV' | 'PERF_ITEM_AHT' | 'PERF_ITEM_ABANDONED' | 'PERF_ITEM_SERVICE_FACTOR' | 'PERF_ITEM_ASA' | 'PERF_ITEM_WORKING_AGENTS' | number;
  /** Deviation below in percent; 0 = off. */
  readonly minDeviation: number | 'INF' | '-INF' | 'NaN';
  /** Deviation above in percent; 0 = off. */
  readonly maxDeviation: number | 'INF' | '-INF' | 'NaN';
}

/** Outcome of a write. */
export interface CfgValidationHolder {
  /** True when the change was carried out. */
  readonly success: boolean;
  /** What WFM warns of. */
  readonly warningArray: readonly (CfgValidationMessage)[];
  /** Why WFM refused. */
  readonly errorArray: readonly (CfgValidationMessage)[];
  /** Id of the object that was written; 0 when there is none. */
  readonly objectID: number;
}

/** One reason or warning. */
export interface CfgValidationMessage {
  /** Number of the message. */
  readonly id: number;
  /** What is wrong. */
  readonly message?: string;
  /** Id of the object it is about. */
  readonly objectId: number;
}

export interface PerformanceServiceContract {
  readonly GetPerformance: { readonly input: GetPerformanceInput; readonly output: PerfHolder };
  readonly GetPerformanceAlert: { readonly input: GetPerformanceAlertInput; readonly output: PerfAlertHolder };
  readonly UpdatePerformanceAlert: { readonly input: UpdatePerformanceAlertInput; readonly output: CfgValidationHolder };
}
