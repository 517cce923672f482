import { createHmac, randomBytes } from 'node:crypto';
import { redact } from '../../shared/redact.ts';

/** Of this process only: two values can be told apart by their marks, and neither can be guessed. */
const KEY = randomBytes(32);
const mark = (value: string) =>
  `(hidden, ${createHmac('sha256', KEY).update(value).digest('hex').slice(0, 6)})`;

/** A command's flag whose value is the next word. */
const SECRET_FLAG =
  /^--?[\w-]{0,64}(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|api-?key|private-?key)$/i;
/** Their texts look like secrets and are none: "shop/token-service:1.4". */
const PUBLIC: ReadonlySet<string> = new Set(['image', 'secretName']);

/**
 * A JSON value with what may be secret hidden: every `value` beside a `name` (variables, headers of probes), what
 * stands under a name like one, what follows a flag like one, and what looks like one.
 */
export function masked(value: unknown): unknown {
  return maskedAt('', value);
}

function maskedAt(key: string, value: unknown): unknown {
  if (typeof value === 'string') return PUBLIC.has(key) ? value : withoutSecrets(key, value);
  if (Array.isArray(value)) return value.map((part, index) => maskedPart(value[index - 1], part));
  if (typeof value !== 'object' || value === null) return value;
  const isNamed = 'name' in value && 'value' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      isNamed && name === 'value' && typeof part === 'string' && part !== ''
        ? mark(part)
        : maskedAt(name, part),
    ]),
  );
}

function maskedPart(former: unknown, part: unknown): unknown {
  const isNext = typeof former === 'string' && SECRET_FLAG.test(former);
  return isNext && typeof part === 'string' ? mark(part) : maskedAt('', part);
}

/** A secret is told by the name it stands under as much as by its shape. */
function withoutSecrets(key: string, text: string): string {
  const named = `${key}: ${text}`;
  const safe = redact(named);
  if (safe === named) return text;
  return safe.startsWith(`${key}: `) ? `${safe.slice(key.length + 2)} ${mark(text)}` : mark(text);
}

/** So short a value stands in many a text that does not tell it. */
const SHORTEST = 4;

/** Every `value` beside a `name`, longest first. */
export function namedValues(value: unknown): string[] {
  const found = new Set<string>();
  JSON.stringify(value ?? null, (_key, part: unknown) => {
    const isNamed = typeof part === 'object' && part !== null && 'name' in part && 'value' in part;
    if (isNamed && typeof part.value === 'string' && part.value.length >= SHORTEST) found.add(part.value);
    return part;
  });
  return [...found].sort((a, b) => b.length - a.length);
}
