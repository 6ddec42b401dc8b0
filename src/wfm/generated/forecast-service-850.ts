// Printed from wsdl/ by `npm run generate`. Do not edit.

/** Request of GetForecastScenario. */
export interface GetForecastScenarioInput {
  /** Which scenarios to read; left out = all. */
  readonly filter?: FrcScenarioFilterInput;
  /** Order of the answer. */
  readonly sortMode?: CfgSortModeInput;
}

/** Which scenarios. */
export interface FrcScenarioFilterInput {
  /** Of these business units. */
  readonly buId?: readonly (number)[];
  /** With these sites. */
  readonly siteId?: readonly (number)[];
  /** These scenarios. */
  readonly scenarioId?: readonly (number)[];
}

/** Order of scenarios. */
export interface CfgSortModeInput {
  /** Key to sort by. */
  readonly sortMode?: number;
  /** True for the smallest first. */
  readonly ascending?: boolean;
}

/** Forecast scenarios. */
export interface FrcScenarioHolder {
  /** The scenarios. */
  readonly items: readonly (FrcScenario)[];
}

/** A draft of a forecast. */
export interface FrcScenario {
  /** Id of the scenario. */
  readonly scenarioId: number;
  /** Name shown to users. */
  readonly name?: string;
  /** Business unit it belongs to. */
  readonly buId: number;
  /** Sites in it. */
  readonly siteId: readonly (number)[];
  /** First day. */
  readonly startDate: string;
  /** Last day, included. */
  readonly endDate: string;
  /** User who made it. */
  readonly ownerId: number;
  /** True when others see it. */
  readonly shared: boolean;
  /** How far it is. */
  readonly status: 'FRC_SCENARIO_NEW' | 'FRC_SCENARIO_FORECAST' | 'FRC_SCENARIO_PUBLISHED' | number;
  /** Note. */
  readonly comments?: string;
  /** Row version. */
  readonly timestamp: string;
}

/** Request of GetMasterForecast. */
export interface GetMasterForecastInput {
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only these activities; none = all. */
  readonly activityId?: readonly (number)[];
  /** Length of a timestep: 15, 30 or 60. */
  readonly timestepMinutes: number;
}

/** Forecast data. */
export interface FrcStepHolder {
  /** The timesteps. */
  readonly frcStep: readonly (FrcStep)[];
}

/** Forecast of one activity in one timestep. */
export interface FrcStep {
  /** The activity. */
  readonly activityId: number;
  /** Beginning of the timestep, in the time zone of the site. */
  readonly dateTime: string;
  /** Interactions. */
  readonly volume: number | 'INF' | '-INF' | 'NaN';
  /** Average handling time in seconds. */
  readonly aht: number | 'INF' | '-INF' | 'NaN';
  /** Staffing calculated from volume and handling time. */
  readonly calculatedStaffing: number | 'INF' | '-INF' | 'NaN';
  /** Staffing that the planners require. */
  readonly requiredStaffing: number | 'INF' | '-INF' | 'NaN';
}

/** Request of GetForecastData. */
export interface GetForecastDataInput {
  /** The scenario. */
  readonly scenarioId: number;
  /** Site to read. */
  readonly siteId: number;
  /** Beginning of the period, in the time zone of the site. */
  readonly start: string;
  /** End of the period, not included, in the time zone of the site. */
  readonly end: string;
  /** Only these activities; none = all. */
  readonly activityId?: readonly (number)[];
  /** Length of a timestep: 15, 30 or 60. */
  readonly timestepMinutes: number;
}

export interface ForecastServiceContract {
  readonly GetForecastScenario: { readonly input: GetForecastScenarioInput; readonly output: FrcScenarioHolder };
  readonly GetMasterForecast: { readonly input: GetMasterForecastInput; readonly output: FrcStepHolder };
  readonly GetForecastData: { readonly input: GetForecastDataInput; readonly output: FrcStepHolder };
}
