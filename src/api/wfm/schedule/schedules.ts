import type { Endpoint } from '../../endpoint.ts';
import { agentSchedule } from './agent-schedule.ts';
import { siteSchedule } from './site-schedule.ts';

export const schedules: readonly Endpoint[] = [siteSchedule, agentSchedule];
