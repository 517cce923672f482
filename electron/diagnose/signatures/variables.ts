import type { Signature } from './signature.ts';

/** An environment variable that is not set. */
export const VARIABLES: readonly Signature[] = [
  {
    name: 'env-not-set',
    pattern: 'ConfigError',
    shape:
      /(?:^|[^\w$])["'`$]?(?<key>[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80}|[A-Z]{4,60})["'`]?:? (?:(?:environment |env |config |configuration )?(?:variable |var |setting |value |key )?)?(?:is |was |has |are |had )?(?:not (?:been )?(?:set|defined|provided|present|found|specified|configured)|unset|undefined|without (?:a )?value|no value|missing|required|(?:must|cannot|can not|can't|should) (?:not )?be (?:set|defined|provided|specified|empty|blank|present|configured)|empty|a required)/,
    cause: 'the variable {key} is not set',
    sure: 0.82,
  },
  {
    name: 'env-missing-named-after',
    pattern: 'ConfigError',
    shape:
      /(?:(?:[Mm]issing|[Uu]nset|[Uu]ndefined|[Rr]equired|[Ee]xpected|(?:must|please|to|You need to) (?:specify|set|provide|define|export)|[Cc]ould not (?:find|fetch|read)|[Cc]annot find|[Nn]o value for|[Nn]o|not find)[\w ,'-]{0,60}?(?:environment|env|config(?:uration)?|setting|option|variable|parameter|key|secret)(?:(?:\(s\))?s?(?: named| called| for| are| is)?[ :=]{1,3}\[?["'`$]{0,2}|[\w ]{0,30}(?:\(s\))?(?:[:=]\s{0,3}\[?["'`$]{0,2}| \[?["'`$]{1,2}| (?=[A-Z0-9]{2,40}_)))|[Ss]et the )(?<key>[A-Z][A-Z0-9_]{2,80})\b/,
    cause: 'the variable {key} is not set',
    sure: 0.82,
  },
  {
    name: 'env-not-found',
    pattern: 'ConfigError',
    shape:
      /[Ee]nv(?:ironment)?(?: variable)?s? ?(?:(?:was |were |is |are )?(?:not (?:found|set|defined|provided)|missing|unset|required))?[:=] {0,2}\[?["'`$]{0,2}(?<key>[A-Z][A-Z0-9_]{2,80})\b(?! ?=)/,
    cause: 'the variable {key} is not set',
    sure: 0.8,
  },
  {
    name: 'env-please',
    pattern: 'ConfigError',
    shape:
      /(?:[Pp]lease |must |need to |should |[Tt]ry |to )(?:define|set|provide|specify|export|configure|add|pass)(?:ting)? (?:the |an? )?(?:\w{1,20} ){0,2}["'`$]{0,2}(?<key>[A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,8})\b/,
    cause: 'the variable {key} is not set',
    sure: 0.78,
  },
  {
    name: 'env-missing-short',
    pattern: 'ConfigError',
    shape:
      /(?:[Mm]issing|[Rr]equired|[Uu]nset|(?:must|please|need to) (?:specify|set|provide|define|export))(?: required| mandatory)?:? ["'`$]{0,2}(?<key>[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80})\b/,
    cause: 'the variable {key} is not set',
    sure: 0.82,
  },
  {
    name: 'env-python',
    pattern: 'ConfigError',
    shape: /KeyError: '(?<key>[A-Z][A-Z0-9]*(?:_[A-Z0-9]{1,40}){0,8})'$/,
    cause: 'the variable {key} is not set',
    sure: 0.78,
    ends: true,
  },
  {
    name: 'env-ruby',
    pattern: 'ConfigError',
    shape: /key not found: "(?<key>[A-Z][A-Z0-9_]{1,80})"/,
    cause: 'the variable {key} is not set',
    sure: 0.8,
    ends: true,
  },
  {
    name: 'env-go',
    pattern: 'ConfigError',
    shape:
      /required (?:key|environment variable) "?(?<key>[A-Z][A-Z0-9_]{1,80})"? (?:missing value|is not set)/,
    cause: 'the variable {key} is not set',
    sure: 0.84,
  },
  {
    name: 'env-shell',
    pattern: 'ConfigError',
    shape: /(?:^|[ :])(?<key>[A-Za-z_]\w{1,80}): (?:unbound variable|parameter (?:null or )?not set)/,
    cause: 'the variable {key} is not set',
    sure: 0.82,
    ends: true,
  },
  {
    name: 'env-decouple',
    pattern: 'ConfigError',
    shape: /(?:UndefinedValueError: |ImproperlyConfigured: .{0,60}?)(?<key>[A-Z][A-Z0-9_]{1,80})\b/,
    cause: 'the setting {key} is missing or not usable',
    sure: 0.82,
  },
  {
    name: 'env-rust',
    pattern: 'ConfigError',
    shape: /(?:(?<key>[A-Z][A-Z0-9_]{2,80})\b.{0,80})?(?:NotPresent\b|environment variable not found)/,
    cause: 'the variable {key|it asks for} is not set',
    sure: 0.78,
  },
  {
    name: 'env-database-image',
    pattern: 'ConfigError',
    shape:
      /(?:Database is uninitialized and (?:superuser )?password(?: option)? is not specified.{0,10}\n\s{0,12}You (?:must|need to) specify (?:one of the following[\w ]{0,60}:\n[\s-]{1,12})?(?<key2>[A-Z][A-Z0-9_]{2,60})|You (?:must|need to) specify (?:one of the following[\w ]{0,40}: ?|a non-empty value for )?(?<key>[A-Z][A-Z0-9_]{2,60}))/,
    cause: 'the variable {key|with the password of the database} is not set',
    sure: 0.82,
    spans: 2,
  },
];
