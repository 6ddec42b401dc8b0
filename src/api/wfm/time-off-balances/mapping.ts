import type { Output } from '../../../wfm/wfm-port.ts';
import type { TimeOffBalance } from './schema.ts';

type CalTimeOffBalance = Output<'CalendarService', 'GetTimeOffBalance'>['calTimeOffBalance'][number];

export function toTimeOffBalance(balance: CalTimeOffBalance): TimeOffBalance {
  return {
    agentId: balance.agentId,
    timeOffTypeId: balance.timeOffTypeId,
    date: balance.date,
    carriedMinutes: balance.carriedMinutes,
    accruedMinutes: balance.accruedMinutes,
    bonusAwardedMinutes: balance.bonusAwardedMinutes,
    bonusUsedMinutes: balance.bonusUsedMinutes,
    bonusExpiredMinutes: balance.bonusExpiredMinutes,
    scheduledMinutes: balance.scheduledMinutes,
    grantedMinutes: balance.grantedMinutes,
    preferredMinutes: balance.preferredMinutes,
    declinedMinutes: balance.declinedMinutes,
    balanceMinutes: balance.balanceMinutes,
  };
}
