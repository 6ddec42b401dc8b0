/**
 * Work in small steps: a large contract takes seconds to describe, and whoever serves others meanwhile does something
 * else between the steps.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;
