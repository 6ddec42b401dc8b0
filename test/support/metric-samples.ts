/** Prometheus's text as numbers by series: `name{label="value",…}` with the labels in alphabetical order. */
export type Samples = ReadonlyMap<string, number>;

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/g;

/** Throws for a line that is neither a sample nor a comment, and for a series that comes twice. */
export function samplesOf(text: string): Samples {
  const samples = new Map<string, number>();
  for (const written of text.split('\n')) {
    if (written === '' || written.startsWith('#')) continue;
    const [all, name = '', labels = '', value = ''] = line.exec(written) ?? [];
    if (all === undefined) throw new Error(`not a sample: ${written}`);
    const pairs = [...labels.matchAll(label)].map(([, key = '', text = '']) => `${key}="${text}"`).sort();
    const series = pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
    if (samples.has(series)) throw new Error(`twice: ${series}`);
    samples.set(series, Number(value.replace('+Inf', 'Infinity')));
  }
  return samples;
}

/** The samples of one metric, without its name. */
export function samplesNamed(samples: Samples, name: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...samples]
      .filter(([series]) => series === name || series.startsWith(`${name}{`))
      .map(([series, value]) => [series.slice(name.length), value]),
  );
}
