/** A layer of `npm test`, in the order in which they run: the quick and the telling ones first. */
export interface Layer {
  name: string;
  runner: 'check' | 'vitest' | 'playwright';
  /** Runs the bundles in out/: without them it fails or, in a browser, means nothing. */
  bundles: 'unused' | 'used' | 'required';
  /** After this long something hangs: the layer is killed, and failed. */
  minutes: number;
}

export const layers: Layer[] = [
  { name: 'typecheck', runner: 'check', bundles: 'unused', minutes: 5 },
  { name: 'lint', runner: 'check', bundles: 'unused', minutes: 5 },
  { name: 'unit', runner: 'vitest', bundles: 'unused', minutes: 15 },
  { name: 'integration', runner: 'vitest', bundles: 'used', minutes: 20 },
  { name: 'package', runner: 'vitest', bundles: 'required', minutes: 10 },
  { name: 'cluster', runner: 'vitest', bundles: 'used', minutes: 30 },
  { name: 'ui', runner: 'playwright', bundles: 'required', minutes: 30 },
  { name: 'shell', runner: 'playwright', bundles: 'required', minutes: 15 },
  { name: 'electron', runner: 'playwright', bundles: 'required', minutes: 10 },
];

/**
 * `npm test` runs everything, `npm test -- unit ui` those layers, `npm test -- unit test/detect` what of them
 * matches. A filter alone goes to every layer that has test files.
 */
export function choose(args: string[]): { chosen: Layer[]; filters: string[] } {
  const named = layers.filter((layer) => args.includes(layer.name));
  const filters = args.filter((arg) => !named.some((layer) => layer.name === arg));
  if (named.length > 0) return { chosen: named, filters };
  return {
    chosen: filters.length > 0 ? layers.filter((layer) => layer.runner !== 'check') : layers,
    filters,
  };
}
