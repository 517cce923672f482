import type { Signature } from './signature.ts';

/** Exceptions that nobody lists are named for what they are about. */
export const CLASS_NAMES: readonly Signature[] = [
  named(
    'NetworkTimeout',
    /(?<!\w)(?<what>\w{0,60}Time(?:d)?[oO]ut\w{0,30}(?:Error|Exception|Failure)(?:: .{1,200})?)/,
  ),
  named(
    'DependencyFailure',
    /(?<!\w)(?<what>\w{0,60}(?:Connect(?:ion)?|Network|Socket|Unavailable|Unreachable|Broker|Transport|Handshake|RateLimit)\w{0,30}(?:Error|Exception|Failure)(?:: .{1,200})?)/,
  ),
  named(
    'PermissionDenied',
    /(?<!\w)(?<what>\w{0,60}(?:Permission|AccessDenied|Forbidden|AccessControl|NotAuthorized|Authentication|Authorization|Unauthorized|Login|Credential)\w{0,30}(?:Error|Exception|Failure)(?:: .{1,200})?)/,
  ),
  named(
    'ConfigError',
    /(?<!\w)(?<what>\w{0,60}(?:Config(?:uration)?|Settings|(?:Missing|Invalid|Unknown)Propert(?:y|ies)|Environment)\w{0,30}(?:Error|Exception|Failure|Invalid)(?:: .{1,200})?|\w{0,60}(?:ImproperlyConfigured|InvalidConfiguration|Misconfigur(?:ed|ation))\w{0,30}(?:: .{1,200})?)/,
  ),
  named(
    'ResourceExhaustion',
    /(?<!\w)(?<what>\w{0,60}(?:OutOfMemory|Exhausted|QuotaExceeded|LimitExceeded|TooMany)\w{0,30}(?:Error|Exception|Failure)(?:: .{1,200})?)/,
  ),
];

function named(pattern: Signature['pattern'], shape: RegExp): Signature {
  return { name: `class-${pattern}`, pattern, shape, cause: 'it ends with {what}', sure: 0.62 };
}
