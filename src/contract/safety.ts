/**
 * What may happen when an operation is called twice, or once too often. `operations.json` says it for each operation;
 * one that is not listed is `destructive`, because a guess must never be the careless one.
 */
export const safetyClasses = ['read', 'idempotent', 'create', 'destructive'] as const;
export type Safety = (typeof safetyClasses)[number];
