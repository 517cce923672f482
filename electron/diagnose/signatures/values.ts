import type { Signature } from './signature.ts';

/** An option that the program does not know, and a value that it cannot use. */
export const VALUES: readonly Signature[] = [
  {
    name: 'unknown-option',
    pattern: 'ConfigError',
    shape:
      /(?:unknown (?:shorthand )?flag|flag provided but not defined|[Uu]nrecogni[sz]ed (?:arguments?|options?|directive|keyword|property|field|key|parameter)|unknown keyword|(?:field|key|property|node|section|setting) not found,? (?:node: |in )?|[Uu]nknown (?:(?:input|output|filter|cache|auth|storage|log|metrics|database|message) ){0,1}(?:option|argument|command|variable|type|module|processor|plugin|component|middleware|provider|driver|backend|engine)|unexpected argument|bad option|invalid option|No such option|illegal option|[Uu]nknown (?:configuration )?(?:option|parameter|key|directive|property|field|section|setting|attribute)|[Bb]ad directive|unrecognized configuration parameter|FATAL CONFIG FILE ERROR|Unrecognized VM option)(?:[: ]{1,3}\\?["'`]?(?<key>-{0,2}[\w.=/-]{1,100}))?/,
    cause: 'the option {key|in its command or configuration} is not known to the program',
    sure: 0.78,
  },
  {
    name: 'kind-unknown',
    pattern: 'ConfigError',
    shape:
      /no matches for kind \\?"(?<key>[\w.]{1,100})\\?"(?: in version \\?"(?<where>[\w./-]{1,150}))?|[Cc]ustom ?[Rr]esource ?[Dd]efinition \\?"?(?<key2>[\w.-]{1,200})\\?"? (?:is )?not (?:found|installed|established)|ensure CRDs are installed first/,
    cause:
      'the cluster does not know the kind {key|it asks for}: its CustomResourceDefinition {where|} is not installed',
    sure: 0.82,
  },
  {
    name: 'forwarding-loop',
    pattern: 'ConfigError',
    shape:
      /\b(?<what>(?:(?:[Ff]orwarding|[Rr]edirect(?:ion)?|[Dd]ependency|[Cc]ircular) )?[Ll]oop\b.{0,60}? detected.{0,60})/,
    cause: 'its configuration makes a loop: {what}',
    sure: 0.7,
  },
  {
    name: 'value-bounds',
    pattern: 'ConfigError',
    shape:
      /(?<key>[\w.-]{2,60}(?: [\w-]{2,20}){0,2})(?:\(\S{1,40}\))? (?:(?:is )?set to a (?:larger|smaller|higher|lower) value|(?:should|must|has to|needs to) (?:not )?(?:be (?:at least|at most|between|greater|less|more|positive|non-?zero|one of|set (?:to|in|via|through|by|using|with))|have (?:at least|a length|a value)))\b/i,
    cause: 'the setting {key} is out of bounds',
    sure: 0.68,
  },
  {
    name: 'arguments-required',
    pattern: 'ConfigError',
    shape:
      /(?:following (?:required )?arguments (?:are required|were not provided)|required (?:arguments?|options?|parameters?|flags?)(?: (?:is|are|was|were))?(?: missing| not (?:set|provided))?|[Mm]issing (?:option|argument|parameter|flag))[: ]{1,3}(?:\n\s{0,12})?["'`]?(?<key>(?!(?:were|was|is|are|not)\b)<?-{0,2}[\w.-]{2,80})/,
    cause: 'its command lacks the argument {key}',
    sure: 0.78,
    spans: 1,
  },
  {
    name: 'is-required',
    pattern: 'ConfigError',
    shape: /["'`]?(?<key>[\w.-]{2,60}(?: [\w.-]{2,40}){0,3})["'`]? is (?:a )?(?:required|mandatory)\b/,
    cause: '{key} is required and missing',
    sure: 0.64,
  },
  {
    name: 'unknown-user',
    pattern: 'ConfigError',
    shape:
      /(?:cannot get [ug]id for (?:user|group)|(?:no such|unknown|invalid) (?:user|group)|getpwnam\("?|unable to find (?:user|group)):? ?["'`(]{0,2}(?<key>[\w.-]{1,60})/i,
    cause: 'the user {key} that its configuration names does not exist in the image',
    sure: 0.74,
  },
  {
    name: 'option-is-unknown',
    pattern: 'ConfigError',
    shape:
      /\b(?:argument|option|flag|parameter|directive|switch|setting|property)s? (?:\S{1,60} )?(?:is |are )?(?:unknown|unrecogni[sz]ed|not (?:recogni[sz]ed|supported|known|allowed))(?:: {0,2}["'`]?(?<key>[\w.=/-]{1,100}))?/,
    cause: 'the option {key|in its command or configuration} is not known to the program',
    sure: 0.72,
  },
  {
    name: 'value-too-low',
    pattern: 'ConfigError',
    shape:
      /(?<key>[\w.-]{2,80}) (?:\[[\w. -]{1,40}\] )?is too (?:low|small|high|large|short|long)\b.{0,80}(?:increase|at least|minimum|maximum|must be|at most|raise|should)/,
    cause: 'the setting {key} is out of bounds',
    sure: 0.76,
  },
  {
    name: 'value-not-parsed',
    pattern: 'ConfigError',
    shape:
      /(?:strconv\.\w{1,20}|time): (?:parsing|invalid duration|unknown unit).{0,120}?(?:(?:for|in|of|from) (?<key>[A-Z][A-Z0-9_]{2,80})|$)/,
    cause: 'the value of {key|a setting} cannot be parsed',
    sure: 0.66,
  },
  {
    name: 'address-unusable',
    pattern: 'ConfigError',
    shape:
      /(?:address (?<key>[\w.-]{1,253}): )?missing port in address|unknown port\b|unsupported protocol scheme|too many colons in address|no [Hh]ost in request URL|\bInvalid URL\b|server gave HTTP response to HTTPS client|[Cc]annot assign requested address|EADDRNOTAVAIL|[Aa]ddress family not supported/,
    cause: 'an address in its configuration is not usable {key|} {address|}',
    sure: 0.74,
  },
  {
    name: 'licence',
    pattern: 'ConfigError',
    shape:
      /(?:[Ll]icen[cs]e|LICEN[CS]E)\b.{0,80}?(?:(?<file>\/[^\s"',]{1,200}).{0,40})?(?:expired|invalid|not valid|missing|not found|exceeded)/,
    cause: 'its licence {file|} is not valid',
    sure: 0.74,
  },
  {
    name: 'invalid-setting',
    pattern: 'ConfigError',
    shape:
      /(?:[Ii]nvalid|[Ii]llegal|[Uu]nsupported|[Bb]ad|[Mm]alformed|[Uu]nknown|[Ii]ncorrect|(?:[Cc]ould not|[Cc]annot|[Ff]ailed to|[Uu]nable to) parse(?: the)?) (?:\w{1,20} ){0,3}(?:value|size|setting|argument|port|url|URL|uri|URI|DSN|dsn|duration|log ?level|level|boolean|integer|number|config(?:uration)?|connection string)\b(?:.{0,30}?\b(?:for|of|in)\b:? (?:the )?(?:env(?:ironment)? (?:var(?:iable)? )?|setting |option |key |flag |field |property |parameter )?["'`]?(?<key>[\w.-]{2,100})["'`]?)?/,
    cause: 'the setting {key|it reads} has a value that it cannot use',
    sure: 0.66,
  },
  {
    name: 'setting-named-first',
    pattern: 'ConfigError',
    shape:
      /(?:^|[^\w])["'`]?(?<key>(?!ERR_|E[A-Z]{3,}_|SSL_|TLS_|INVALID_|NOT_FOUND|ALREADY_|PERMISSION_|FAILED_|DEADLINE_|RESOURCE_|OUT_OF|DATA_LOSS|UNKNOWN_|ACCESS_|INTERNAL_)[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80})["'`]?\b.{0,60}\b(?:invalid|not valid|malformed|not a (?:valid )?(?:number|url|integer|boolean|duration)|must be (?:one of|a|an|at least|between|greater|less)|mismatch|does not match|cannot be parsed|could not be parsed|expected)/i,
    cause: 'the value of the variable {key} is not usable',
    sure: 0.72,
  },
  {
    name: 'parse-variable',
    pattern: 'ConfigError',
    shape:
      /(?:[Ff]ailed to (?:parse|decode)(?: base64)?(?: key| secret)?(?: in)?|[Cc]ould not parse|[Cc]annot parse|parse error on|error parsing|parsing)(?: field| env(?:ironment)?(?: variable)?| setting| value)?(?: of| for)? ?["'`]?(?<key>[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80})\b|parse error on field "(?<key2>\w{1,80})" of type/,
    cause: 'the value of the variable {key} is not usable',
    sure: 0.78,
  },
];
