import { z } from 'zod';
import { EVENT_TYPES, SEVERITIES } from './cluster-event.ts';
import { parseRoute, ROUTE_SHAPES } from './route.ts';

// Renderers run under a CSP without eval; zod's JIT would trip it.
z.config({ jitless: true });

/** In the order of a week; quiet hours name the days on which they begin. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const seconds = (fallback: number, min: number, max: number) =>
  z.number().min(min).max(max).default(fallback);

const webUrl = (fallback: string) => z.url({ protocol: /^https?$/ }).default(fallback);

/** Seconds a condition must have lasted before it counts (DESIGN §2, verdict rules). */
const graceSchema = z.strictObject({
  node_not_ready: seconds(60, 0, 3600),
  zero_replicas: seconds(120, 0, 3600),
  image_pull_failed: seconds(120, 0, 3600),
  pod_unschedulable: seconds(300, 0, 7200),
  statefulset_unavailable: seconds(300, 0, 7200),
  daemonset_unavailable: seconds(300, 0, 7200),
});

/** HH:MM on the clock of this machine. */
const timeOfDay = (fallback: string) => z.iso.time({ precision: -1 }).default(fallback);

/** Part of `notifications`: when Dogwatch keeps quiet. What it holds back is told as one digest afterwards. */
const quietHoursSchema = z.strictObject({
  enabled: z.boolean().default(false),
  from: timeOfDay('22:00'),
  /** Of the next day where it is not later than `from`. */
  to: timeOfDay('07:00'),
  /** The days on which quiet hours begin. */
  days: z.array(z.enum(WEEKDAYS)).default([...WEEKDAYS]),
  /** Critical incidents are told all the same. */
  critical: z.boolean().default(true),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** The version of the settings file that this Dogwatch writes (app/settings-migrations.ts). */
export const SETTINGS_VERSION = 2;

/**
 * Every setting with its default; settings-catalogue.ts says what each one is called and does.
 * Unknown keys are kept out and named (see app/settings-file.ts).
 */
export const settingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
  /** The context shown and watched; null until a person picked one. */
  context: z.string().nullable().default(null),
  watch: z
    .strictObject({
      enabled: z.boolean().default(true),
      /** Contexts that are watched also while another one is shown. */
      contexts: z.array(z.string()).default([]),
      /** Seconds one cycle listens. */
      interval: seconds(30, 5, 3600),
      mode: z.enum(['listen', 'poll']).default('listen'),
      /** Objects per page of a list. */
      pageSize: z.number().int().min(10).max(1000).default(250),
      namespaces: z
        .strictObject({ include: z.array(z.string()).default([]), exclude: z.array(z.string()).default([]) })
        .prefault({}),
      /**
       * As `kubectl get -l` takes it, judged on the own labels of pods, Deployments, StatefulSets, DaemonSets and Jobs;
       * nodes are never left out. '' selects everything, and so does a text that is no selector.
       */
      labelSelector: z.string().max(1000).default(''),
      /** What counts in kube-system, kube-public and kube-node-lease. */
      systemNamespaces: z.enum(['all', 'critical', 'none']).default('critical'),
    })
    .prefault({}),
  detect: z
    .strictObject({
      /** Types switched off. */
      off: z.array(z.enum(EVENT_TYPES)).default([]),
      grace: graceSchema.prefault({}),
      /** Seconds a crash looping container must run before it counts as recovered. */
      crashLoopHold: seconds(300, 0, 7200),
      /** Seconds after its finishedAt during which an OOM of a container that runs again is current. */
      oomCurrent: seconds(1800, 0, 86_400),
      /** Seconds any other condition must have been false. */
      recoveryHold: seconds(60, 0, 3600),
    })
    .prefault({}),
  incidents: z
    .strictObject({
      /** Seconds within which a repeat of the same incident is counted but not told again. */
      dedupWindow: seconds(300, 0, 86_400),
      /** Seconds after resolution within which trouble reopens the incident instead of opening a new one. */
      reopenWithin: seconds(86_400, 0, 2_592_000),
      /** Seconds within which `flapAfter` reopenings are flapping, and without any of which it is calm again. */
      flapWindow: seconds(3600, 60, 86_400),
      /** Reopenings within the window from which on an incident is told as flapping, and then not each time. */
      flapAfter: z.number().int().min(2).max(100).default(3),
      /** Seconds before a node's NotReady from which on trouble there is its doing: the API notices after 40 to 50 s. */
      causeLead: seconds(120, 0, 3600),
      /** Seconds the notification of an unavailable workload waits for the trouble of its pods that explains it. */
      causeHold: seconds(15, 0, 300),
    })
    .prefault({}),
  notifications: z
    .strictObject({
      native: z.boolean().default(true),
      severities: z.array(z.enum(SEVERITIES)).default(['critical', 'warning']),
      /** Types that are recorded and shown, but not told. */
      off: z.array(z.enum(EVENT_TYPES)).default([]),
      sound: z.boolean().default(true),
      quietHours: quietHoursSchema.prefault({}),
      /** Where incidents go that no rule routes (shared/route.ts). */
      defaultRoute: z
        .string()
        .refine((text) => parseRoute(text) !== null, `takes ${ROUTE_SHAPES}`)
        .default('native'),
      /** Where the services are; tokens are secrets and stand elsewhere. */
      channels: z
        .strictObject({
          telegramUrl: webUrl('https://api.telegram.org'),
          slackUrl: webUrl('https://slack.com/api/'),
          ntfyUrl: webUrl('https://ntfy.sh'),
        })
        .prefault({}),
      /** Of a window that others can open: what messages link to. '' links to the desktop's own. */
      linkBase: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
      /** Asked after every good cycle, once a minute at most: whoever stops hearing knows that Dogwatch is gone. */
      heartbeatUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    })
    .prefault({}),
  history: z
    .strictObject({
      /** Days for which a resolved incident is kept. */
      keepDays: z.number().int().min(1).max(3650).default(30),
      /** Megabytes (10^6 bytes) the database may hold before the oldest resolved incidents go. */
      maxSizeMB: z.number().int().min(10).max(100_000).default(500),
    })
    .prefault({}),
  shortcuts: z
    .strictObject({
      /** Whether bare characters (j, k, a, ?) act; Ctrl or Command with a key, arrows and Enter always do. */
      singleLetter: z.boolean().default(true),
    })
    .prefault({}),
  diagnosis: z
    .strictObject({
      /** Seconds a diagnosis may take. */
      timeout: seconds(30, 1, 600),
      /** A second opinion; off, nothing leaves the machine. */
      model: z
        .strictObject({
          enabled: z.boolean().default(false),
          /** Of an OpenAI-compatible API; '' for none. */
          baseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
          name: z.string().max(200).default(''),
          hideAddresses: z.boolean().default(true),
        })
        .prefault({}),
    })
    .prefault({}),
  remediation: z
    .strictObject({
      /** Steps that a rule and a playbook allow run by themselves; the others wait for a person. */
      auto: z.boolean().default(false),
      /** Seconds a step waits for a person before it is given up. */
      approvalTimeout: seconds(300, 10, 86_400),
    })
    .prefault({}),
  updates: z
    .strictObject({
      /** Looks once a day for a newer signed package; sends nothing but the request for it. */
      enabled: z.boolean().default(false),
    })
    .prefault({}),
  launchAtLogin: z.boolean().default(false),
  /** The cards of the first run were gone through, or skipped. */
  firstRunDone: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  logLevel: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
});

export type Settings = z.infer<typeof settingsSchema>;

type PathsIn<T, Above extends string> = {
  [Key in keyof T & string]: T[Key] extends readonly unknown[] | string | number | boolean | null
    ? `${Above}${Key}`
    : PathsIn<T[Key], `${Above}${Key}.`>;
}[keyof T & string];

/** The dotted path of every single setting: "watch.interval". */
export type SettingPath = PathsIn<Settings, ''>;

/** The settings of a first run. */
export const defaultSettings = (): Settings => settingsSchema.parse({});
