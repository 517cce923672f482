const UNITS: Record<string, number> = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  k: 1e3,
  M: 1e6,
  G: 1e9,
};

/** A memory quantity ("512Mi") in bytes; 0 when absent or unreadable. */
export function memoryBytes(quantity: string | undefined): number {
  const parsed = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(quantity ?? '');
  if (!parsed) return 0;
  return Number(parsed[1]) * (parsed[2] ? (UNITS[parsed[2]] ?? 0) : 1);
}

/** A CPU quantity ("250m", "2") in cores; 0 when absent or unreadable. */
export function cpuCores(quantity: string | undefined): number {
  const parsed = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity ?? '');
  return parsed ? Number(parsed[1]) / (parsed[2] ? 1000 : 1) : 0;
}
