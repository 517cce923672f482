import { playWords } from '../../support/words.ts';

playWords('settings of programs in Node.js', [
  [
    [
      "Error: P1001: Can't reach database server at `db.internal:5432`",
      '',
      'Please make sure your database server is running at `db.internal:5432`.',
    ],
    'DependencyFailure',
    ['db.internal:5432'],
  ],
  [
    'Error: P1000: Authentication failed against database server at `pg`, the provided database credentials for `svc` are not valid.',
    ['PermissionDenied', 'ConfigError'],
    ['svc'],
  ],
  [
    [
      'error: Environment variable not found: DATABASE_URL.',
      '  -->  schema.prisma:10',
      '   | ',
      ' 9 |   provider = "postgresql"',
      '10 |   url      = env("DATABASE_URL")',
    ],
    'ConfigError',
    ['DATABASE_URL'],
  ],
  [
    'Error: Config validation error: "JWT_SECRET" is required. "PORT" must be a number',
    'ConfigError',
    ['JWT_SECRET'],
  ],
  [
    [
      "❌ Invalid environment variables: { STRIPE_KEY: [ 'Required' ] }",
      'Error: Invalid environment variables',
    ],
    'ConfigError',
    ['STRIPE_KEY'],
  ],
  [
    [
      'ZodError: [',
      '  {',
      '    "code": "invalid_type",',
      '    "expected": "string",',
      '    "received": "undefined",',
      '    "path": [',
      '      "SENDGRID_KEY"',
      '    ],',
      '    "message": "Required"',
      '  }',
      ']',
    ],
    'ConfigError',
    ['SENDGRID_KEY'],
  ],
]);
