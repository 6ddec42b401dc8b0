import type { Cell, Column, Table } from '../../table.ts';
import type { AdherenceDay, CurrentAdherence } from './schema.ts';

type Row = CurrentAdherence | AdherenceDay;

function now(name: string, cell: (row: CurrentAdherence) => Cell): Column<Row> {
  return { name, cell: (row) => ('date' in row ? null : cell(row)) };
}

function day(name: string, cell: (row: AdherenceDay) => Cell): Column<Row> {
  return { name, cell: (row) => ('date' in row ? cell(row) : null) };
}

/** One table for both answers: the columns of the other one stay empty. */
export const adherenceTable: Table<Row> = {
  columns: [
    { name: 'agentId', cell: (row) => row.agentId },
    { name: 'siteId', cell: (row) => row.siteId },
    { name: 'teamId', cell: (row) => row.teamId },
    { name: 'nonAdherenceSeconds', cell: (row) => row.nonAdherenceSeconds },
    day('date', (row) => row.date),
    day('scheduledSeconds', (row) => row.scheduledSeconds),
    day('workedSeconds', (row) => row.workedSeconds),
    day('outOfScheduleSeconds', (row) => row.outOfScheduleSeconds),
    day('adherencePercent', (row) => row.adherencePercent),
    day('conformancePercent', (row) => row.conformancePercent),
    now('scheduledType', (row) => row.scheduled?.type ?? null),
    now('scheduledId', (row) => row.scheduled?.id ?? null),
    now('scheduledName', (row) => row.scheduled?.name ?? null),
    now('scheduledGroupId', (row) => row.scheduled?.groupId ?? null),
    now('scheduledSince', (row) => row.scheduled?.since ?? null),
    now('state', (row) => row.state),
    now('reasonCode', (row) => row.reasonCode),
    now('channel', (row) => row.channel),
    now('stateSince', (row) => row.stateSince),
    now('adherence', (row) => row.adherence),
    now('at', (row) => row.at),
  ],
  rows: (item) => [item],
};
