import type { Signature } from './signature.ts';

/** A dependency answers, but is not what the program needs: schema, migrations, queues, topics. */
export const DATABASES: readonly Signature[] = [
  {
    name: 'relation-missing',
    pattern: 'DependencyFailure',
    shape:
      /(?:relation|table|column) "?(?<what>[\w.]{1,128})"? (?:of relation "?[\w.]{1,128}"? )?does not exist|Table '(?<what2>[\w.]{1,128})' doesn't exist|no such table: (?<what3>[\w.]{1,128})|Invalid object name '(?<what4>[\w.]{1,128})'|Unknown column '(?<what5>[\w.]{1,128})'/,
    cause: 'the database has no {what}: its schema is not the one the program expects (migrations)',
    sure: 0.76,
  },
  {
    name: 'database-missing',
    pattern: 'DependencyFailure',
    shape:
      /database "(?<what>[^"]{1,128})" does not exist|could not find your database: (?<what4>[\w-]{1,128})|Unknown database '(?<what2>[^']{1,128})'|Cannot open database "(?<what3>[^"]{1,128})"/,
    cause: 'the database {what} does not exist on the server',
    sure: 0.82,
  },
  {
    name: 'role-missing',
    pattern: 'PermissionDenied',
    shape: /role "(?<what>[^"]{1,128})" (?:does not exist|is not permitted to log in)/,
    cause: 'the database role {what} does not exist or may not log in',
    sure: 0.82,
  },
  {
    name: 'migration-locked',
    pattern: 'DependencyFailure',
    shape:
      /Could not acquire change log lock|(?:[Mm]igration|schema|change ?log).{0,60}\b(?:lock(?:ed)?\b|already running)|[Dd]irty database version (?<what>\d{1,20})|P3009|[Dd]atabase is (?:in a )?dirty/,
    cause: 'the database migration is locked or half done {what|}',
    sure: 0.78,
  },
  {
    name: 'migration-named',
    pattern: 'DependencyFailure',
    shape:
      /[`'"](?<what>[\w./-]{2,150})[`'"] migration\b.{0,80}\bfailed|[Mm]igration (?:name: ?)?[`'"](?<what2>[\w./-]{2,150})[`'"].{0,80}\bfail(?:ed|s)/,
    cause: 'the database migration {what} fails',
    sure: 0.8,
  },
  {
    name: 'migration-failed',
    pattern: 'DependencyFailure',
    shape:
      /[Mm]igration (?<what>["'`]?[\w./-]{0,120}["'`]?) ?(?:checksum mismatch|failed|has failed)|Validate failed: [Mm]igrations|FlywayException|LiquibaseException|MigrationError|ActiveRecord::PendingMigrationError|[Mm]igrations (?:are|is) pending|[Ss]chema version\b.{0,80}(?:mismatch|compatib|expected|too (?:old|new)|newer|older|behind)|(?:needs? to|must|please) (?:be )?(?:initiali[sz]e|bootstrap|upgrade|migrate)d? (?:the )?(?:database|db|schema)\b|[Dd]atabase needs (?:bootstrapping|to be)|[Vv]ersion information not found|(?:unapplied|pending) migrations?|previously applied but (?:is |has been )?(?:missing|modified)|VersionM(?:issing|ismatch)\b|error running migrations|[Ff]ailed to (?:run|apply) (?:database )?migrations?/,
    cause: 'the database migration {what|} fails',
    sure: 0.68,
  },
  {
    name: 'database-starting',
    pattern: 'DependencyFailure',
    shape:
      /the database system is (?:starting up|shutting down|in recovery mode)|MySQL .{0,40}(?:not ready)|LOADING Redis is loading the dataset|MASTERDOWN|CLUSTERDOWN|READONLY You can't write against a read only replica|cannot execute \w{1,20} in a read-only transaction|NotPrimaryNoSecondaryOk|not (?:master|primary)\b.{0,40}slaveOk/,
    cause: 'the database {address|} is up but not ready for work',
    sure: 0.74,
  },
  {
    name: 'quorum',
    pattern: 'DependencyFailure',
    shape:
      /\b(?:quorum (?:is )?(?:lost|not (?:reached|available|met))|(?:no|lost|without) quorum|no (?:elected )?leader (?:elected|found|available))\b/i,
    cause: 'its cluster has no quorum or no leader',
    sure: 0.66,
  },
  {
    name: 'queue-missing',
    pattern: 'DependencyFailure',
    shape:
      /PRECONDITION_FAILED - (?<what3>.{1,120})|NOT_FOUND - no (?<what>(?:exchange|queue|vhost|binding) '?[\w./-]{1,128})|(?:UnknownTopicOrPartition|UNKNOWN_TOPIC_OR_PARTITION|Unknown topic)|NoSuchBucket|The specified bucket does not exist|index_not_found_exception|no such index \[(?<what2>[^\]]{1,128})\]|NoSuchKey\b|stream not found/,
    cause: 'the dependency has no {what|such queue, topic, bucket or index}',
    sure: 0.74,
  },
  {
    name: 'waiting-for',
    pattern: 'DependencyFailure',
    shape:
      /(?:[Ww]aiting for|[Ww]ait(?:ing)? until|still waiting (?:for|on)) (?:the )?(?:service |database |db |connection to )?(?<what>[\w.-]{0,200}(?:[.:-][\w-]{1,63}|db|redis|postgres(?:ql)?|mysql|kafka|mongo(?:db)?|database|rabbitmq|elasticsearch|vault|service|broker)(?::\d{1,5})?)/,
    cause: 'it still waits for {what}',
    sure: 0.56,
  },
  {
    name: 'not-ready-yet',
    pattern: 'DependencyFailure',
    shape:
      /(?<![\w.-])(?<what>[\w.-]{1,200}:\d{2,5}) (?:- no response|is (?:not (?:yet )?(?:ready|up|available|responding|accepting)|unavailable|unreachable))/,
    cause: '{what} is not ready',
    sure: 0.66,
  },
];
