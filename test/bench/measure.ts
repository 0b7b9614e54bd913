/** What one round measured. Latencies in milliseconds. */
export interface Round {
  perSecond: number;
  latencies: number[];
}

export function median(values: number[]): number {
  return percentile(values, 50);
}

/** The value that `percent` of the values do not exceed (nearest rank). */
export function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

/** Prints a ratio beside what it should be. */
export function ratio(name: string, value: number, wanted: string): void {
  console.log(`${name.padEnd(44)} ${value.toFixed(2).padStart(7)}   wanted ${wanted}`);
}
