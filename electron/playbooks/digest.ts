import { createHash } from 'node:crypto';

/** SHA-256 of a JSON value, whatever the order of its keys: what is equal has the same. */
export function digestOf(value: unknown): string {
  const text = JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(text).digest('hex');
}
