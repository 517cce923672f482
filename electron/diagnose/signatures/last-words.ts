import type { Signature } from './signature.ts';

/**
 * For the very last error of a failed run, when nothing better is known about its words: what its phrases are about,
 * and where they are about nothing clear, a guess by single words. The first that fits.
 */
export const LAST_WORDS: readonly Signature[] = [
  phrase(
    'PermissionDenied',
    /(?:permission|access|privilege)s?\b.{0,40}\b(?:denied|missing|required|insufficient)|\bunauthori[sz]ed\b|\bauthori[sz]ation (?:violation|failed|required|error)|(?:wrong|incorrect|missing|invalid) (?:or missing )?(?:password|passphrase|login)\b|gated repo|(?:effective )?uid is not 0|host key verification|could not read (?:username|password)|\b(?:denied|forbidden)\b|not (?:allowed|permitted|authori[sz]ed) to|\b(?:write|read) permissions?\b|read-only (?:directory|file)|\bchown\b|unable to write\b/i,
  ),
  phrase(
    'ConfigError',
    /\bconfig(?:uration)?\b.{0,60}(?:not found|missing|invalid|error|fail|wrong|bad\b|unknown|unsupported|incorrect|malformed|expected)|\b(?:invalid|missing|unknown|unsupported|wrong|bad|malformed|incorrect|unrecognized|no|required|undefined)\b.{0,40}\b(?:config(?:uration)?|settings?|options?|directives?|propert(?:y|ies)|environment variables?|env vars?|flags?|parameters?|keywords?|hostname|listeners?|dsn|certificates?|keystore|api key|secrets?|credentials?)\b|\b(?:settings?|options?|propert(?:y|ies)|directives?|parameters?|[\w.]{0,40}listeners?|variables?)\b.{0,60}\b(?:cannot|must|may not|is not|not set|not provided|required|missing|invalid|unsupported)\b|\b(?:parse|syntax|validation|schema)\b.{0,20}\b(?:failed|errors?)\b|cannot use \S{1,60} with|no such \w{1,20} (?:configured|defined)|configuration problem|neither \S{1,60} nor \S{1,60}|please (?:define|set|provide|specify|configure|disable|enable)\b|\bis not supported\b|\bnot (?:configured|provided|specified)\b/i,
  ),
  phrase(
    'NetworkTimeout',
    /time[d -]{0,2}out\b|deadline exceeded|(?:did not (?:respond|answer)|no (?:response|answer|reply)\b.{0,120}?) (?:in|within|after) \d/i,
  ),
  phrase(
    'DependencyFailure',
    /(?:cannot|could not|unable to|failed to|failure to) (?:connect|reach|contact|log ?in|authenticate|gossip|join|subscribe|discover|register|fetch|download)\b|\b(?:peer|broker|server|service|upstream|endpoint|host|cluster|database|queue|registry|api)s?\b.{0,40}\b(?:unreachable|unavailable|refused|down|not (?:available|reachable|responding|ready))\b|another operation .{0,60}in progress|did not become (?:ready|available|healthy)|error while dialing|\bno (?:servers?|brokers?|hosts?|nodes?|endpoints?|backends?|upstreams?|peers?|members?|replicas?) (?:are |is |were )?(?:available|found|reachable|alive)|no matching distribution|no such user\b|(?:login|authentication) failed/i,
  ),
  phrase(
    'StorageFailure',
    /\b(?:volume|mount|filesystem|disk|storage|data directory|database file|wal|segment|snapshot)\b.{0,60}\b(?:failed|fails|error|corrupt\w{0,3}|damaged|not empty|has files|lock\w{0,2}|mismatch|read-only)\b|\b(?:corrupt\w{0,3}|damaged)\b.{0,40}\b(?:volume|disk|data|database|wal|file|index)\b|doesn't match stored/i,
  ),
  phrase(
    'ResourceExhaustion',
    /out of (?:memory|disk|space|file descriptors|threads|handles)|\b(?:space|storage|disk|memory) (?:is |was )?(?:exceeded|exhausted|full)\b|\b(?:limit|quota|capacity)\b.{0,30}\b(?:exceeded|reached|exhausted)\b|\bexhausted\b|\bexceed(?:ed|s)?\b.{0,30}\b(?:limit|quota)\b|too many (?:open|files|threads|processes)|\ballocat\w{1,4} (?:failed|failure|error)/i,
  ),
  // Trouble that names an address elsewhere.
  phrase(
    'DependencyFailure',
    /(?:fail|error|reject|cancel|abort|refus|closed|lost|unable|cannot|could not).{0,200}(?<![\w.])(?!0\.0\.0\.0|localhost|127\.)(?:[a-z][a-z0-9+.-]{1,20}:\/\/[\w.-]{2,200}|[a-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}:\d{2,5}\b|\d{1,3}(?:\.\d{1,3}){3}:\d{2,5})/i,
  ),
  guess(
    'ConfigError',
    /config|setting|option|variable|must be|required|missing|unsupported|not set|manifest|schema/i,
  ),
  guess('NetworkTimeout', /deadline|too slow|no answer|no response/i),
  guess(
    'DependencyFailure',
    /connect|unreachable|unavailable|upstream|refused|\bpeer|handshake|broker|login|session/i,
  ),
  guess('StorageFailure', /volume|mount|filesystem|\bdisk|storage|\bfsync|snapshot/i),
  guess('ResourceExhaustion', /memory|too many|no more|capacity/i),
  guess(
    'CrashLoop',
    /assert|unexpected|invariant|overflow|corrupt|null|undefined|exception|panic|internal|bug\b|crash/i,
  ),
  { ...guess('Unknown', /./), sure: 0.42 },
];

function phrase(pattern: Signature['pattern'], shape: RegExp): Signature {
  return { name: `phrase-${pattern}`, pattern, shape, cause: 'its last error is: {line}', sure: 0.62 };
}

function guess(pattern: Signature['pattern'], shape: RegExp): Signature {
  return { ...phrase(pattern, shape), name: `guess-${pattern}`, sure: 0.48, wraps: true };
}
