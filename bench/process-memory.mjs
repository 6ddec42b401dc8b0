/** This process's memory, now and at its highest since a moment of one's choice. Bytes. */
import { readFileSync, writeFileSync } from 'node:fs';

function statusLine(name) {
  try {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'));
    return kilobytes === null ? undefined : Number(kilobytes[1]) * 1024;
  } catch {
    return undefined;
  }
}

export const rss = () => statusLine('VmRSS') ?? process.memoryUsage.rss();

/** Without Linux's /proc, the highest of the process's whole life: then the start counts too. */
export const peakRss = () => statusLine('VmHWM') ?? process.resourceUsage().maxRSS * 1024;

/** The peak is counted anew from here. */
export function resetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux, or not allowed: the peak of the whole life stands in, which flatters nobody.
  }
}

export const cpuMicroseconds = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
