const STEPS = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10];

/** A round number that is not below, and has a whole half: where a chart's scale ends. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const tops = STEPS.map((step) => step * power);
  return tops.find((top) => top >= most && (top === 1 || Number.isInteger(top / 2))) ?? 10 * power;
}
