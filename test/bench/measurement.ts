/** One line of the table: what was measured, and how it stands to its target. */
export interface Measurement {
  name: string;
  /** Pods in the cluster; 0 where none is involved. */
  pods: number;
  /** The median of the rounds. */
  value: number;
  unit: string;
  /** The smallest and the largest round; null where there was one. */
  range: readonly [number, number] | null;
  /** `value` should be no more than this; null for what is only reported. */
  target: number | null;
  /** The same work without Dogwatch around it, where something must be done in any case. */
  floor: number | null;
  /** What stops it from meeting its target, or what one should know to read it. */
  note: string;
}

/** A line of `--json FILE`. */
export interface Row {
  name: string;
  pods: number;
  value: number;
  target: number | null;
  met: boolean | null;
  floor: number | null;
  /** Of `value`, `target` and `floor`; '' for a ratio or a count. */
  unit: string;
  note: string;
}

export function isMet({ value, target }: Measurement): boolean | null {
  return target === null ? null : value <= target;
}

export function rowOf(measurement: Measurement): Row {
  const { name, pods, value, target, floor, unit, note } = measurement;
  return { name, pods, value, target, met: isMet(measurement), floor, unit, note };
}

/** A measurement from its rounds. `missed`: noted when it does not meet its target, as what stops it. */
export function measurement(
  name: string,
  pods: number,
  rounds: readonly number[],
  { missed, ...more }: Partial<Measurement> & { missed?: string } = {},
): Measurement {
  const { unit = '', target = null, floor = null } = more;
  const value = quantile(rounds, 0.5);
  const isMissed = target !== null && value > target;
  const note = [more.note, isMissed && missed].filter(Boolean).join('; ');
  const range = rounds.length > 1 ? ([Math.min(...rounds), Math.max(...rounds)] as const) : null;
  return { name, pods, value, unit, range, target, floor, note };
}

/** The value below which this part of the values lies: 0.5 is the median, 0.99 the 99th percentile. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [below = Number.NaN, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at % 1);
}

/** Round by round: contestants of one round met the same machine. */
export function ratios(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
}
