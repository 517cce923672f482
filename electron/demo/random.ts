/** Seeded randomness: the same seed tells the same story. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Lowercase hexadecimal digits. */
  hex(length: number): string;
  uid(): string;
  /** The suffix alphabet of generated Kubernetes names: no vowels, nothing that reads as a word. */
  suffix(length: number): string;
}

const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** mulberry32: small, fast, and good enough for a story. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const draw = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
  const hex = (length: number) => draw('0123456789abcdef', length);
  return {
    next,
    hex,
    between: (low, high) => low + next() * (high - low),
    uid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    suffix: (length) => draw(SUFFIX_ALPHABET, length),
  };
}

/** FNV-1a, 32 bits: a number that stands for a text. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** The suffix a name of this content gets: like a pod-template-hash. */
export function hashSuffix(text: string): string {
  return createRandom(hash(text)).suffix(10);
}

/** Deterministic noise in [0, 1) for a key, drawing nothing from the story's own randomness. */
export function noise(key: string): number {
  return createRandom(hash(key)).next();
}
