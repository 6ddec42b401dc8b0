import { businessUnitPerformance } from './business-unit-performance.ts';
import { sitePerformance } from './site-performance.ts';

export const performance = [sitePerformance, businessUnitPerformance];
