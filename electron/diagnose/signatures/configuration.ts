import type { Signature } from './signature.ts';

/** A setting that is missing, or a configuration that cannot be read. */
export const CONFIGURATION: readonly Signature[] = [
  {
    name: 'settings-pydantic',
    pattern: 'ConfigError',
    shape:
      /\d{1,3} validation errors? for (?<what>[\w.]{1,80})\n(?<key>[\w.]{1,120})\n\s{1,8}(?<why>[^[\n]{1,160})/,
    cause: 'the setting {key} is not valid: {why}',
    sure: 0.84,
    spans: 2,
  },
  {
    name: 'settings-schema',
    pattern: 'ConfigError',
    shape:
      /(?:\d{1,3} validation errors? for (?<what>[\w.]{1,80})|Config(?:uration)? validation (?:error|failed)|Invalid environment variables(?:: ?\{? ?["'`]?(?<key>[A-Z][A-Z0-9_]{2,80}))?|ZodError|Environment validation failed|OptionsValidationException|ConstraintViolation.{0,80}[Pp]roperties)/,
    cause: 'its settings {what|} {key|} are not valid',
    sure: 0.68,
  },
  {
    name: 'settings-path',
    pattern: 'ConfigError',
    shape: /"path": ?\[\s{0,12}"(?<key>[\w.-]{1,100})"/,
    cause: 'the setting {key} is missing or not valid',
    sure: 0.7,
    spans: 1,
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
      /(?:(?:config|settings|conf)\w{0,20}.{0,120}(?:invalid character '.{1,4}' (?:looking for|after|in)|[Uu]nexpected token|JSONDecodeError|Expecting (?:value|property name|',' delimiter)|JsonParseException|[Ii]nvalid JSON|unexpected end of JSON)|(?:[Uu]nexpected token|invalid character|[Ii]nvalid JSON|JSONDecodeError|unexpected end of JSON).{0,120}(?:config|settings|conf\b)|\.json\b.{0,60}(?:[Uu]nexpected (?:token|end)|invalid character|not valid JSON))/,
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
    name: 'config-place',
    pattern: 'ConfigError',
    shape:
      /(?:[Ee]xpected (?:one of|an?|the|token)|[Uu]nexpected|[Pp]ars(?:e|ing)|[Ss]yntax|[Ii]llegal|[Ii]nvalid)\b.{0,160}?\b(?<what>(?:at |on |in )?line \d{1,6}(?:,? (?:col(?:umn)?|char(?:acter)?|pos(?:ition)?) \d{1,6})?)|error(?:s)? (?:during|while) parsing.{0,200}/i,
    cause: 'its configuration {file|} cannot be parsed ({what|})',
    sure: 0.6,
  },
  {
    name: 'config-invalid',
    pattern: 'ConfigError',
    shape:
      /\b(?:config(?:uration)?|settings|manifest|values)\b(?: file)?.{0,80}?\b(?:(?:is|are|was|were) (?:not valid|invalid|incorrect|malformed|wrong|incomplete|inconsistent)|contains? (?:an? )?(?:errors?|invalid|unknown|unsupported))\b|\berror in (?:the )?config|(?<file>\/[\w./-]{1,250}\.(?:conf|cfg|ini|cnf|ya?ml|toml)):? line \d{1,6}\b/i,
    cause: 'its configuration {file|} is not valid',
    sure: 0.66,
  },
  {
    name: 'setting-not-found',
    pattern: 'ConfigError',
    shape:
      /Config File "(?<key3>[^"]{1,100})" Not Found in "\[?(?<where>[^\]"]{1,200})|(?:[Cc]onfig(?:uration)? )?(?:setting|property|key|value|file|section)s? (?:found )?(?:for key |for |named )?["'`]?(?<key>[\w./-]{2,120})["'`]? (?:is required but |was |is |could )?(?:it )?(?:could )?not (?:be )?(?:found|configured|defined)|No configuration setting found for key '(?<key2>[^']{1,120})'|configuration file "(?<key5>[^"]{1,120})" not found|[Mm]issing field [`'"](?<key6>[\w.-]{1,100})/i,
    cause: 'the setting or file {key} is missing ({where|})',
    sure: 0.78,
  },
  {
    name: 'object-named-in-log',
    pattern: 'ConfigError',
    shape: /\b(?<kind>secret|configmap)s? \\?["'](?<key>[\w.-]{1,253})\\?["'] not found/i,
    cause: 'the {kind} {key} does not exist',
    sure: 0.8,
  },
  {
    name: 'line-ends',
    pattern: 'ConfigError',
    shape:
      /(?:(?<![^\s])(?<file>\/[^\s:]{1,200}).{0,40})?\$?'?\\r'?: (?:command not found|No such file)|\^M: bad interpreter/,
    cause: 'the script {file|it runs} has Windows line ends (\\r: command not found)',
    sure: 0.84,
  },
  {
    name: 'no-certificate',
    pattern: 'ConfigError',
    shape: /[Nn]o (?:server |client )?certificate (?:was )?(?:specified|found|configured|provided)/,
    cause: 'it is given no TLS certificate',
    sure: 0.76,
  },
  {
    name: 'file-unparsable',
    pattern: 'ConfigError',
    shape:
      /(?:[Cc]annot|[Cc]ould not|[Ff]ailed to|[Uu]nable to|[Ee]rror) (?:while )?(?:pars|decod|unmarshal|deserializ|load|read)\w{0,6}\b.{0,120}?(?<file>(?:\/[\w.@+-]{1,100}){1,12}\.(?:ya?ml|json|toml|ini|conf|cfg|properties|xml|env|hcl|pem|key|crt|p12|jks|tmpl|lic)|\b[\w.-]{1,80}\.(?:ya?ml|json|toml|ini|conf|cfg|properties|xml|hcl))\b/,
    cause: 'it cannot read its configuration file {file}',
    sure: 0.72,
  },
  {
    name: 'quoted-not-set',
    pattern: 'ConfigError',
    shape:
      /["'`](?<key>[\w./-]{3,100})["'`] (?:is |was |has )?(?:not (?:been )?(?:set|configured|specified|provided|defined)|(?:could )?not (?:be )?found in (?:the )?(?:\w{1,20} )?(?:config\w{0,10}|environment|settings|appsettings|properties|values)|unset|missing|required|must be set|mandatory)\b/,
    cause: 'the setting {key} is missing',
    sure: 0.7,
  },
  {
    name: 'key-not-set',
    pattern: 'ConfigError',
    shape:
      /(?<![\w./-])(?<key>(?=[\w.-]{0,60}(?:[a-z][A-Z]|[._-][a-z]))[a-zA-Z][\w.-]{2,80}) (?:is|was|has|are) (?:not (?:been )?(?:set|configured|specified|provided|defined)|unset|missing|required|mandatory|empty|undefined)\b/,
    cause: 'the setting {key} is missing',
    sure: 0.72,
  },
  {
    name: 'credentials-missing',
    pattern: 'ConfigError',
    shape:
      /(?:[Uu]nable to (?:locate|load) (?:\w{1,20} )?credentials|[Cc]ould not (?:find|load|locate) (?:\w{1,20} )?(?:default )?credentials|[Nn]o (?:\w{1,20} )?credentials? (?:found|provided|configured|available|providers?)|NoCredentialProviders|DefaultCredentialsError|CredentialsProviderError)/,
    cause: 'it is given no credentials for the service it calls',
    sure: 0.72,
  },
  {
    name: 'config-missing-key',
    pattern: 'ConfigError',
    shape:
      /(?:[Mm]issing (?:required |mandatory )?(?:config(?:uration)?|setting|property|option|parameter|field|key|argument|value)s?(?: (?:field|key|value|property|option)s?)?|[Rr]equired (?:config(?:uration)?|setting|property|option|parameter|flag|argument)s?(?: key| field)?|[Nn]o (?:config(?:uration)?|setting|value) (?:found )?for)(?: (?:key|named|called|in [\w./-]{1,100}))?[: ]{1,2}\(?\[?["'`]?(?<key>(?!(?:were|was|is|are|not|and|or|in)\b)[\w./-]{2,120})/,
    cause: 'the setting {key} is missing',
    sure: 0.74,
  },
  {
    name: 'config-key-quoted',
    pattern: 'ConfigError',
    shape:
      /(?:setting|property|option|parameter|config(?:uration)?(?: key| value)?|flag|key|field)(?:s|\(s\))? ["'`]?(?<key>(?!(?:is|was|are|not|must|cannot)\b)[\w./-]{2,120})["'`]?:? (?:is |was |are )?(?:missing|required|not (?:set|found|defined|provided|configured|specified)|must be (?:set|provided|specified)|undefined|cannot be (?:empty|null|blank))/i,
    cause: 'the setting {key} is missing',
    sure: 0.74,
  },
];
