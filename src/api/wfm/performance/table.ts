import { anyTable } from '../../table.ts';
import type { PerformanceStep } from './schema.ts';

export const performanceTable = anyTable<PerformanceStep>({
  columns: [
    { name: 'level', cell: (row) => row.level },
    { name: 'objectId', cell: (row) => row.objectId },
    { name: 'objectName', cell: (row) => row.objectName },
    { name: 'start', cell: (row) => row.start },
    { name: 'item', cell: (row) => row.item },
    { name: 'actual', cell: (row) => row.actual },
    { name: 'forecast', cell: (row) => row.forecast },
    { name: 'scheduled', cell: (row) => row.scheduled },
    { name: 'required', cell: (row) => row.required },
    { name: 'anticipated', cell: (row) => row.anticipated },
    { name: 'alert', cell: (row) => row.alert },
  ],
  rows: (item) => [item],
});
