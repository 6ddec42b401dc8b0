import { listPerformanceAlerts } from './list-performance-alerts.ts';
import { setPerformanceAlert } from './set-performance-alert.ts';

export const performanceAlerts = [listPerformanceAlerts, setPerformanceAlert];
