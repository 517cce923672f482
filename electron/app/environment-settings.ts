import type { Override } from '../../shared/app-state.ts';
import { refusalOf, valueInWords } from '../../shared/setting-values.ts';
import type { SettingPath, Settings } from '../../shared/settings.ts';
import { isJson, withValue } from './settings-json.ts';

/** An environment variable that sets a setting, and how its text is meant. */
interface Variable {
  name: string;
  path: SettingPath;
  /** What cannot be read is handed on as it is: the schema refuses it. */
  read(text: string): unknown;
}

const TRUE = /^(1|true|t|yes|y|on)$/i;
const FALSE = /^(0|false|f|no|n|off)$/i;
const flag = (text: string) => (TRUE.test(text) ? true : FALSE.test(text) ? false : text);
const number = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** Other programs' words for our levels. */
const LEVELS: Readonly<Record<string, Settings['logLevel']>> = {
  critical: 'error',
  fatal: 'error',
  warning: 'warn',
  trace: 'debug',
};
const level = (text: string) => LEVELS[text.toLowerCase()] ?? text.toLowerCase();

const VARIABLES: readonly Variable[] = [
  { name: 'K8S_WATCHLOOP_ENABLED', path: 'watch.enabled', read: flag },
  { name: 'K8S_WATCHLOOP_INTERVAL', path: 'watch.interval', read: number },
  { name: 'AIOPS_NOTIFICATION_CHANNEL', path: 'notifications.defaultRoute', read: (text) => text },
  { name: 'AUTO_REMEDIATION_ENABLED', path: 'remediation.auto', read: flag },
  { name: 'APPROVAL_TIMEOUT_SECONDS', path: 'remediation.approvalTimeout', read: number },
  { name: 'RCA_TIMEOUT_SECONDS', path: 'diagnosis.timeout', read: number },
  { name: 'LOG_LEVEL', path: 'logLevel', read: level },
];

/** What the environment says of the settings. Read once: a process's environment does not change. */
export interface EnvironmentSettings {
  overrides: readonly Override[];
  /** The settings with the overrides in their places. */
  applyTo(settings: Settings): Settings;
  /** One sentence for each variable whose value cannot be used: its name, its value, and what is used instead. */
  problems(settings: Settings): string[];
}

/** Empty variables count as unset. */
export function readEnvironment(env: NodeJS.ProcessEnv): EnvironmentSettings {
  const given = VARIABLES.flatMap(({ name, path, read }) => {
    const text = env[name]?.trim() ?? '';
    const value = read(text);
    return text === '' ? [] : [{ name, path, text, value, refusal: refusalOf(path, value) }];
  });
  const good = given.filter(({ refusal }) => refusal === null);
  const bad = given.filter(({ refusal }) => refusal !== null);
  return {
    overrides: good.map(({ name, path }) => ({ path, variable: name })),
    applyTo: (settings) =>
      good.reduce((all, { path, value }) => withValue(all, path.split('.'), value) as Settings, settings),
    problems: (settings) =>
      bad.map(({ name, path, text, refusal }) => {
        const used = valueInWords(path, valueAt(settings, path));
        return `${name} is "${shortened(text)}", but it ${refusal}: the setting (${used}) is used instead.`;
      }),
  };
}

function valueAt(settings: Settings, path: SettingPath): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), settings);
}

/** Somebody's variable of the same name may hold anything. */
const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
