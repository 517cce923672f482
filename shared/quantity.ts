const SCALES: Record<string, number> = {
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A resource quantity ("512Mi", "1e9") in bytes; null when it is none.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function bytesOf(quantity: unknown): number | null {
  if (typeof quantity !== 'string') return null;
  const match = /^(\d{1,20}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,2})?)(m|k|[KMGTPE]i|[MGTPE])?$/.exec(quantity);
  const scale = SCALES[match?.[2] ?? ''];
  return match && scale !== undefined ? Math.round(Number(match[1]) * scale) : null;
}
