/**
 * Imported into every process that is measured (`node --import`), the same in all: counts CPU, memory and the longest block of
 * the event loop, and tells them when it is asked. It does nothing in between; the sampler of the loop, which wakes every
 * millisecond, runs only while blocks are what is measured.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuMicroseconds, peakRss, resetPeak, rss } from '../process-memory.mjs';

const loop = monitorEventLoopDelay({ resolution: 1 });
let cpu = 0;

const orders = {
  begin() {
    resetPeak();
    cpu = cpuMicroseconds();
  },
  watchLoop() {
    loop.reset();
    loop.enable();
  },
  read: () => undefined,
};

process.on('message', (order) => {
  if (!Object.hasOwn(orders, order)) return;
  orders[order]();
  const blockMs = loop.max / 1e6;
  if (order === 'read') loop.disable();
  process.send({ cpuMicroseconds: cpuMicroseconds() - cpu, rss: rss(), peakRss: peakRss(), blockMs });
});
process.on('disconnect', () => process.exit(0));
// The channel must not keep a process alive that wants to end.
process.channel?.unref();
