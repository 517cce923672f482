const BLANK = '[redacted]';

/**
 * Shapes secrets take in logs. Every repetition is bounded: logs are hostile, and a pattern that backtracks over a
 * megabyte would stop the loop.
 */
const SECRETS: readonly [RegExp, string][] = [
  // A private key: whole, cut off at its end, or cut off at its start.
  [
    /-----BEGIN ([A-Z ]{0,32}PRIVATE KEY)-----(?:[\s\S]{0,8192}?-----END \1-----|[A-Za-z0-9+/=\s\\]{0,8192})/g,
    BLANK,
  ],
  [/(?:^[A-Za-z0-9+/=]{1,128}\r?\n){1,128}-----END [A-Z ]{0,32}PRIVATE KEY-----/gm, BLANK],
  [/\b(Bearer|Basic)\s{1,4}[\w.~+/=-]{6,}/gi, `$1 ${BLANK}`],
  // JSON web tokens: base64url of {"
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, BLANK],
  [/:\/\/([^\s:/@]{0,256}):[^\s/@]{1,1024}@/g, `://$1:${BLANK}@`],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, BLANK],
  [
    /\b(?:gh[opsru]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|sk-[\w-]{20,})/g,
    BLANK,
  ],
  // password=…, "token": "…", SECRET_KEY: '…', and the same inside escaped JSON.
  [
    /((?:passw(?:or)?d|passphrase|secret|token|credential|(?:api|access|private|account)[_-]?key|authorization)(?![\w-]{0,32}(?:Error|Exception|Failure|Warning)\b)[\w-]{0,32}\\{0,3}["']?\s{0,4}[:=]>?\s{0,4})(?:\\{1,3}"[^"\n]{0,4096}"?|"[^"\n]{0,4096}"?|'[^'\n]{0,4096}'?|[^\s,;&"']{1,4096})/gi,
    `$1${BLANK}`,
  ],
];

/** Text with everything that looks like a secret blanked. What it cannot know as one by its looks stays. */
export function redact(text: string): string {
  return SECRETS.reduce((rest, [secret, blank]) => rest.replace(secret, blank), text);
}

/** The same for every text in a piece of JSON; keys stay. */
export function redactAll(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(redactAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactAll(inner)]));
}
