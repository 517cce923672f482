const BLANK = '[redacted]';

/**
 * Shapes secrets take in logs. Every repetition is bounded: logs are hostile, and a pattern that backtracks over a
 * megabyte would stop the loop.
 */
const SECRETS: readonly [RegExp, string][] = [
  // A private key: whole, cut off at its end, or cut off at its start.
  [
    /-----BEGIN ([A-Z ]{0,32}PRIVATE KEY)-----(?:(?:(?!-----BEGIN)[\s\S]){0,8192}?-----END \1-----|[A-Za-z0-9+/=\s\\]{0,8192})/g,
    BLANK,
  ],
  [
    /(?<![A-Za-z0-9+/=]\r?\n)(?:^[A-Za-z0-9+/=]{1,128}\r?\n){1,512}-----END [A-Z ]{0,32}PRIVATE KEY-----/gm,
    BLANK,
  ],
  [/\b(Bearer|Basic)\s{1,4}[\w.~+/=-]{6,}/gi, `$1 ${BLANK}`],
  // JSON web tokens: base64url of {"
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, BLANK],
  // A password in a URL may hold @ and /; digits up to a slash are a port.
  [/:\/\/([^\s:/@]{0,256}):(?!\d{1,5}(?:[/?#\s,]|$))(?:(?!:\/\/)[^\s"'<>,]){1,512}@/g, `://$1:${BLANK}@`],
  [/:\/\/[\w-]{16,256}@/g, `://${BLANK}@`],
  [/(hooks\.slack\.com\/services\/|\/api\/webhooks\/\d{1,24}\/)[\w/-]{8,256}/g, `$1${BLANK}`],
  [/\b((?:Set-)?Cookie["']?\s{0,2}[:=]\s{0,2})[^\r\n]{1,4096}/gi, `$1${BLANK}`],
  [/\b((?:X-Amz-(?:Signature|Credential|Security-Token)|sig|signature)=)[\w%+/.=-]{6,2048}/gi, `$1${BLANK}`],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, BLANK],
  [
    /\b(?:gh[opsru]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|sk-[\w-]{20,}|(?:sk|rk|pk)_(?:live|test)_\w{10,}|whsec_\w{16,}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|npm_\w{30,}|hf_\w{20,}|hvs\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|\d{8,10}:[\w-]{35})(?![\w-])/g,
    BLANK,
  ],
  // password=…, "token": "…", SECRET_KEY: '…', and the same inside escaped JSON.
  [
    /((?:passw(?:or)?d|passphrase|secret|token|credential|(?:api|access|private|account)[_-]?key|authorization)(?![\w-]{0,32}(?:Error|Exception|Failure|Warning)\b)[\w-]{0,32}\\{0,3}["']?\s{0,4}[:=]>?\s{0,4})(?:\\{1,3}"[^"\n]{0,4096}"?|"[^"\n]{0,4096}"?|'[^'\n]{0,4096}'?|[^\s,;&"']{1,4096})/gi,
    `$1${BLANK}`,
  ],
  // DB_PASS=…, Pwd=…; not the "pass: 12" of a test run.
  [/((?<![A-Za-z])(?:pass|pwd)["']?\s{0,4}[:=]\s{0,4}["']?)(?!\d{1,6}\b)[^\s,;&"']{1,1024}/gi, `$1${BLANK}`],
  // --password …, --api-key …
  [
    /(\s--?[\w-]{0,32}(?:password|passwd|token|secret|api-?key)\s{1,4}["']?)(?!-)[^\s"']{1,1024}/gi,
    `$1${BLANK}`,
  ],
  // {"name": "DB_PASSWORD", "value": "…"}, as templates and their dumps have it.
  [
    /(["']?name["']?\s{0,4}:\s{0,4}["']?[\w.-]{0,64}(?:passw|secret|token|credential|api_?key|private_?key)[\w.-]{0,64}["']?,?\s{1,16}["']?value["']?\s{0,4}:\s{0,4}["']?)[^\s"',}]{1,1024}/gi,
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
