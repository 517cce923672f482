import type { Signature } from './signature.ts';

/** Guesses for the very last error of a failed run, when nothing better is known about its words. */
export const LAST_WORDS: readonly Signature[] = [
  guess(
    'ConfigError',
    /config|setting|option|variable|must be|required|missing|unsupported|not set|manifest|template|schema/i,
  ),
  guess('PermissionDenied', /denied|forbidden|not allowed|unauthori[sz]ed|privilege/i),
  guess('NetworkTimeout', /time[d -]{0,2}out|deadline|too slow|no answer|did not respond|no response/i),
  guess(
    'DependencyFailure',
    /connect|unreachable|unavailable|upstream|refused|\bpeer|handshake|broker|login|session/i,
  ),
  guess('StorageFailure', /volume|mount|filesystem|\bdisk|storage|\bfsync|snapshot/i),
  guess('ResourceExhaustion', /out of|exhaust|memory|too many|limit (?:reached|exceeded)|no more|capacity/i),
  guess(
    'CrashLoop',
    /assert|unexpected|invariant|overflow|corrupt|null|undefined|exception|panic|internal|bug\b|crash/i,
  ),
  { ...guess('Unknown', /./), sure: 0.42 },
];

function guess(pattern: Signature['pattern'], shape: RegExp): Signature {
  return {
    name: `guess-${pattern}`,
    pattern,
    shape,
    cause: 'its last error is: {line}',
    sure: 0.48,
    wraps: true,
  };
}
