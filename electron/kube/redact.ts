import { stripVTControlCharacters } from 'node:util';

/** Shapes secrets take in plugin output and server messages. */
const SECRETS: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)/g, '[redacted]'],
  [/(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[redacted]'],
  [/:\/\/[^/\s@]+@/g, '://[redacted]@'],
  [
    /((?:token|password|passwd|secret|api[_-]?key|authorization)["']?\s*[:=]\s*["']?)(?!\[redacted)[^\s"',;&]+/gi,
    '$1[redacted]',
  ],
  [/\b(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=[\w+-]*\d)[\w+-]{32,}={0,2}/g, '[redacted]'],
  [/(?<!sha256:)\b[0-9a-f]{40,}\b/g, '[redacted]'],
];

const LONGEST_INPUT = 2_000;

/**
 * Foreign text made fit to stand in a sentence: control characters and line breaks become spaces, what looks
 * like a secret is blanked, and the rest is cut to `max` characters. Anything but a string gives ''.
 */
export function foreignText(text: unknown, max = 300): string {
  if (typeof text !== 'string') return '';
  let clean = stripVTControlCharacters(text.slice(0, LONGEST_INPUT))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  for (const [secret, blank] of SECRETS) clean = clean.replace(secret, blank);
  return clean.length > max ? `${clean.slice(0, max - 1)}…` : clean;
}

/** A URL without user, password, path or query. */
export function origin(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'an invalid address' : `${parsed.protocol}//${parsed.host}`;
}
