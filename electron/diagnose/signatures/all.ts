import { CLASS_NAMES } from './class-names.ts';
import { CLIENTS } from './clients.ts';
import { CONFIGURATION } from './configuration.ts';
import { CONNECTIONS } from './connections.ts';
import { CREDENTIALS } from './credentials.ts';
import { DATABASES } from './databases.ts';
import { DNS } from './dns.ts';
import { EXHAUSTION } from './exhaustion.ts';
import { FILES } from './files.ts';
import { LANGUAGES } from './languages.ts';
import { NATIVE } from './native.ts';
import { PERMISSIONS } from './permissions.ts';
import { RUNTIMES } from './runtimes.ts';
import type { Signature } from './signature.ts';
import { STORAGE } from './storage.ts';
import { TIMEOUTS } from './timeouts.ts';
import { VALUES } from './values.ts';
import { VARIABLES } from './variables.ts';

/** Every signature, by topic. */
export const SIGNATURES: readonly Signature[] = [
  ...DNS,
  ...CONNECTIONS,
  ...TIMEOUTS,
  ...CREDENTIALS,
  ...VARIABLES,
  ...CONFIGURATION,
  ...VALUES,
  ...FILES,
  ...PERMISSIONS,
  ...EXHAUSTION,
  ...STORAGE,
  ...DATABASES,
  ...NATIVE,
  ...LANGUAGES,
  ...RUNTIMES,
  ...CLIENTS,
  ...CLASS_NAMES,
];
