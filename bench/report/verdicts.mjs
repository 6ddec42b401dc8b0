/** The targets, and whether this run met them. */
import { connections } from '../http/small-answers.mjs';
import { ratioOf, spreadOf } from '../median.mjs';
import { spreadText, table } from './table.mjs';

/** `at least` is judged by the median; a limit that must never be passed, by the worst round. */
const kinds = {
  atLeast: { sign: '≥', holds: ({ median }, target) => median >= target },
  atMost: { sign: '≤', holds: ({ median }, target) => median <= target },
  never: { sign: 'never over', holds: ({ max }, target) => max <= target },
};

function verdict(what, { kind, target, unit }, spread) {
  const { sign, holds } = kinds[kind];
  const wanted = `${sign} ${target}${unit}`;
  if (spread === undefined) return [what, wanted, 'not measured', ''];
  return [what, wanted, `${spreadText(spread)}${unit}`, holds(spread, target) ? 'holds' : 'DOES NOT HOLD'];
}

const shapesOf = (rows) => [...new Set(rows.map(({ shape }) => shape))];

const times = (target) => ({ kind: 'atLeast', target, unit: '×' });

function conversionVerdicts(conversions) {
  const lines = [];
  for (const shape of shapesOf(conversions)) {
    const rate = (id) =>
      conversions.find((row) => row.shape === shape && row.id === id)?.figures['20mb']?.mbPerSecond;
    for (const [id, name] of [
      ['codec', 'friendly'],
      ['codec-exact', 'exact'],
    ]) {
      const what = `XML → JSON, 20 MB ${shape}, ${name}:`;
      lines.push(
        verdict(`${what} MB/s to node-soap's client`, times(40), ratioOf(rate(id), rate('node-soap'))),
      );
      lines.push(verdict(`${what} MB/s to saxes with a builder`, times(8), ratioOf(rate(id), rate('saxes'))));
    }
  }
  return lines;
}

function largeVerdicts(rows) {
  const of = (id) => rows.find((row) => row.id === id)?.figures ?? {};
  const spread = (values = []) => spreadOf(values);
  return ['product', 'product-exact'].flatMap((id) => {
    const own = of(id);
    const row = rows.find((one) => one.id === id);
    const what = `HTTP, ${row?.size ?? '100mb'} ${row?.shape ?? 'flat'}, ${id === 'product' ? 'friendly' : 'exact'}:`;
    const cpuOfPeer = of('express-node-soap').cpuSecondsPerGb;
    return [
      verdict(
        `${what} first byte to raw proxy`,
        { kind: 'atMost', target: 3, unit: '×' },
        ratioOf(own.firstByteMs, of('raw-proxy').firstByteMs),
      ),
      verdict(
        `${what} Express + node-soap's CPU per GB to ours, sixth answer`,
        times(20),
        ratioOf(cpuOfPeer, own.cpuSecondsPerGb),
      ),
      verdict(`${what} RSS over idle`, { kind: 'never', target: 48, unit: ' MB' }, spread(own.growthMb)),
      verdict(
        `${what} RSS over idle, four at once`,
        { kind: 'never', target: 120, unit: ' MB' },
        spread(own.growthOfFourMb),
      ),
      verdict(
        `${what} longest block of the event loop`,
        { kind: 'never', target: 50, unit: ' ms' },
        spread(own.blockMs),
      ),
    ];
  });
}

function smallVerdicts(rows, shape) {
  const rate = (id, count) =>
    rows.find((row) => row.shape === shape && row.id === id)?.figures[count]?.perSecond;
  return connections
    .filter((count) => count > 1)
    .flatMap((count) => {
      const own = rate('product', count);
      const what = `HTTP, 10 KB ${shape}, ${count} connections, friendly: requests/s to`;
      return [
        verdict(`${what} Express + node-soap`, times(10), ratioOf(own, rate('express-node-soap', count))),
        verdict(`${what} our own pass-through`, times(0.6), ratioOf(own, rate('pass-through', count))),
      ];
    });
}

export function verdictTable({ conversions, large, small }) {
  const lines = [
    ...(conversions.length > 0 ? conversionVerdicts(conversions) : []),
    ...(large.length > 0 ? largeVerdicts(large) : []),
    ...shapesOf(small).flatMap((shape) => smallVerdicts(small, shape)),
  ];
  return table(['what', 'target', 'measured, median (min–max)', ''], lines);
}
