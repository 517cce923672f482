import type { Signature } from './signature.ts';

/** A variable, a setting or a key that is missing or cannot be read. */
export const CONFIGURATION: readonly Signature[] = [
  {
    name: 'env-not-set',
    pattern: 'ConfigError',
    shape:
      /(?:^|[^\w$])["'`$]?(?<key>[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80}|[A-Z]{4,60})["'`]?:? (?:(?:environment |env |config |configuration )?(?:variable |var |setting |value |key )?)?(?:is |was |has |are )?(?:not (?:been )?(?:set|defined|provided|present|found|specified|configured)|unset|undefined|missing|required|(?:must|cannot|can not|can't|should) (?:not )?be (?:set|defined|provided|specified|empty|blank|present|configured)|empty|a required)/,
    cause: 'the variable {key} is not set',
    sure: 0.82,
  },
  {
    name: 'env-missing-named-after',
    pattern: 'ConfigError',
    shape:
      /(?:(?:[Mm]issing|[Uu]nset|[Uu]ndefined|[Rr]equired|[Ee]xpected|(?:must|please|to|You need to) (?:specify|set|provide|define|export)|[Cc]ould not (?:find|fetch|read)|[Cc]annot find|[Nn]o value for|[Nn]o|not find)[\w ,'-]{0,60}?(?:environment|env|config(?:uration)?|setting|option|variable|parameter|key|secret)[\w ]{0,30}(?:\(s\))?s?\b(?: named| called| for| are| is)?[ :=]{1,3}\[?["'`$]{0,2}|[Ss]et the )(?<key>[A-Z][A-Z0-9_]{2,80})\b/,
    cause: 'the variable {key} is not set',
    sure: 0.82,
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
      /(?:Database is uninitialized and (?:superuser )?password(?: option)? is not specified|You (?:must|need to) specify (?:one of the following[\w ]{0,40}: ?|a non-empty value for )?(?<key>[A-Z][A-Z0-9_]{2,60}))/,
    cause: 'the variable {key|with the password of the database} is not set',
    sure: 0.82,
  },
  {
    name: 'settings-schema',
    pattern: 'ConfigError',
    shape:
      /(?:\d{1,3} validation errors? for (?<what>[\w.]{1,80})|Config(?:uration)? validation (?:error|failed)|Invalid environment variables|ZodError|Environment validation failed|OptionsValidationException|ConstraintViolation.{0,80}[Pp]roperties)/,
    cause: 'its settings {what|} are not valid',
    sure: 0.68,
  },
  {
    name: 'spring-placeholder',
    pattern: 'ConfigError',
    shape: /Could not resolve placeholder '(?<key>[^']{1,150})'/,
    cause: 'the property {key} is not set',
    sure: 0.86,
  },
  {
    name: 'spring-datasource',
    pattern: 'ConfigError',
    shape:
      /Failed to configure a DataSource: '(?<key>[^']{1,60})' attribute is not specified|Failed to bind properties under '(?<key2>[^']{1,150})'/,
    cause: 'the property {key} is missing or has a wrong value',
    sure: 0.84,
  },
  {
    name: 'laravel-key',
    pattern: 'ConfigError',
    shape: /(?:MissingAppKeyException|No application encryption key has been specified)/,
    cause: 'the application key APP_KEY is not set',
    sure: 0.84,
  },
  {
    name: 'rails-credentials',
    pattern: 'ConfigError',
    shape:
      /Missing encryption key to decrypt file with|Missing `?(?<key>secret_key_base)`?|ActiveSupport::MessageEncryptor::InvalidMessage/,
    cause: 'the Rails key {key|RAILS_MASTER_KEY} is missing or wrong',
    sure: 0.82,
  },
  {
    name: 'dotnet-connection-string',
    pattern: 'ConfigError',
    shape:
      /The ConnectionString property has not been initialized|Value cannot be null\.? \(Parameter '(?<key>\w*(?:[cC]onnection|[kK]ey|[cC]onfig|[uU]rl|[eE]ndpoint|[sS]ecret)\w*)'\)|Format of the initialization string does not conform/,
    cause: 'the setting {key|ConnectionString} is missing or not usable',
    sure: 0.76,
  },
  {
    name: 'yaml',
    pattern: 'ConfigError',
    shape:
      /(?:yaml: (?:line \d{1,6}|unmarshal errors?|mapping values|did not find|found character|control characters|invalid)|yaml\.(?:scanner|parser|composer)\.\w{1,30}Error|YAMLException|(?:YAMLParseException|YAMLSemanticError|YAMLParseError)|Psych::SyntaxError|ScannerException|did not find expected|mapping values are not allowed|error (?:converting YAML|parsing yaml))/i,
    cause: 'the YAML of {file|its configuration} cannot be parsed',
    sure: 0.78,
  },
  {
    name: 'json-config',
    pattern: 'ConfigError',
    shape:
      /(?:(?:config|settings|conf)\w{0,20}.{0,120}(?:invalid character '.{1,4}' (?:looking for|after|in)|[Uu]nexpected token|JSONDecodeError|Expecting (?:value|property name|',' delimiter)|JsonParseException|[Ii]nvalid JSON|unexpected end of JSON)|(?:[Uu]nexpected token|invalid character|[Ii]nvalid JSON|JSONDecodeError|unexpected end of JSON).{0,120}(?:config|settings|conf\b)|\.json\b.{0,60}(?:Unexpected (?:token|end)|invalid character|not valid JSON))/,
    cause: 'the JSON of {file|its configuration} cannot be parsed',
    sure: 0.78,
  },
  {
    name: 'toml-ini',
    pattern: 'ConfigError',
    shape:
      /(?:toml: |TOMLDecodeError|TOML parse error|MissingSectionHeaderError|configparser\.\w{1,30}Error|ini: )/i,
    cause: 'the configuration {file|it reads} cannot be parsed',
    sure: 0.76,
  },
  {
    name: 'nginx-emerg',
    pattern: 'ConfigError',
    shape:
      /\[emerg\].{0,12}(?:nginx: )?(?:\d{1,9}#\d{1,9}: )?(?<what>(?!host not found|bind\(\)|socket\(\)|open\(\)|mkdir\(\)).{1,200}?)(?: in (?<file>\/[^\s:]{1,200}:\d{1,6}))?$/,
    cause: 'nginx refuses its configuration {file|}: {what}',
    sure: 0.8,
    ends: true,
  },
  {
    name: 'proxy-config',
    pattern: 'ConfigError',
    shape:
      /\[ALERT\].{0,80}(?:parsing \[(?<file>[^\]]{1,200})\]|config)|AH\d{5}: (?:Syntax error|Invalid command)|Syntax error on line (?<line>\d{1,6}) of (?<file2>\S{1,200})|Invalid command '(?<key>[^']{1,80})', perhaps misspelled/,
    cause: 'the configuration {file|of the proxy} has an error',
    sure: 0.8,
    ends: true,
  },
  {
    name: 'unknown-option',
    pattern: 'ConfigError',
    shape:
      /(?:unknown (?:shorthand )?flag|flag provided but not defined|unrecognized (?:arguments?|option)|unknown (?:option|argument|command)|unexpected argument|bad option|invalid option|No such option|illegal option|[Uu]nknown configuration (?:option|parameter|key)|unrecognized configuration parameter|FATAL CONFIG FILE ERROR|Unrecognized VM option)(?:[: -]{1,3}["'`]?(?<key>-{0,2}[\w.=-]{1,100}))?/,
    cause: 'the option {key|in its command or configuration} is not known to the program',
    sure: 0.78,
  },
  {
    name: 'invalid-setting',
    pattern: 'ConfigError',
    shape:
      /(?:[Ii]nvalid|[Ii]llegal|[Uu]nsupported|[Bb]ad|[Mm]alformed|[Uu]nknown|[Ii]ncorrect) (?:value|setting|argument|port|url|URL|uri|URI|DSN|dsn|duration|log ?level|level|boolean|integer|number|config(?:uration)?|connection string)\b(?:.{0,30}?\b(?:for|of|in)\b:? (?:the )?(?:env(?:ironment)? (?:var(?:iable)? )?|setting |option |key |flag |field |property |parameter )?["'`]?(?<key>[\w.-]{2,100})["'`]?)?/,
    cause: 'the setting {key|it reads} has a value that it cannot use',
    sure: 0.66,
  },
  {
    name: 'setting-named-first',
    pattern: 'ConfigError',
    shape:
      /(?:^|[^\w])["'`]?(?<key>[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80})["'`]?\b.{0,60}\b(?:invalid|malformed|not a (?:valid )?(?:number|url|integer|boolean|duration)|must be (?:one of|a|an|at least|between|greater|less)|cannot be parsed|could not be parsed|expected)/i,
    cause: 'the value of the variable {key} is not usable',
    sure: 0.72,
  },
  {
    name: 'parse-variable',
    pattern: 'ConfigError',
    shape:
      /(?:[Ff]ailed to parse|[Cc]ould not parse|[Cc]annot parse|parse error on|error parsing|parsing)(?: field| env(?:ironment)?(?: variable)?| setting| value)?(?: of| for)? ?["'`]?(?<key>[A-Z][A-Z0-9]*_[A-Z0-9_]{1,80})\b|parse error on field "(?<key2>\w{1,80})" of type/,
    cause: 'the value of the variable {key} is not usable',
    sure: 0.78,
  },
  {
    name: 'config-missing-key',
    pattern: 'ConfigError',
    shape:
      /(?:[Mm]issing (?:required |mandatory )?(?:config(?:uration)?|setting|property|option|parameter|field|key|argument|value)s?|[Rr]equired (?:config(?:uration)?|setting|property|option|parameter|flag|argument)s?(?: key)?|[Nn]o (?:config(?:uration)?|setting|value) (?:found )?for)(?: (?:key|named|called|in [\w./-]{1,100}))?[: ]{1,2}\(?\[?["'`]?(?<key>[\w./-]{2,120})/,
    cause: 'the setting {key} is missing',
    sure: 0.74,
  },
  {
    name: 'config-key-quoted',
    pattern: 'ConfigError',
    shape:
      /(?:setting|property|option|parameter|config(?:uration)?(?: key| value)?|flag|key|field)s? ["'`]?(?<key>[\w./-]{2,120})["'`]? (?:is |was )?(?:missing|required|not (?:set|found|defined|provided|configured|specified)|must be (?:set|provided|specified)|undefined|cannot be (?:empty|null|blank))/i,
    cause: 'the setting {key} is missing',
    sure: 0.74,
  },
];
