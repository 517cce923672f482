import type { Override } from '../../shared/app-state.ts';
import type { Settings } from '../../shared/settings.ts';
import { settingsCatalogue } from '../../shared/settings-catalogue.ts';
import { readEnvironment } from './environment-settings.ts';
import type { Log } from './log.ts';
import { openSettingsFile, type SettingsFile } from './settings-file.ts';

/** The settings as they hold: the file's, with the environment's over them. */
export interface AppSettings extends SettingsFile {
  /** Settings that the environment sets; they cannot be changed. */
  readonly overrides: readonly Override[];
}

export function openAppSettings(file: string, env: NodeJS.ProcessEnv, log: Log): AppSettings {
  const inFile = openSettingsFile(file, log);
  const environment = readEnvironment(env);
  for (const problem of environment.problems(inFile.get())) log.warn(problem);

  let holding = environment.applyTo(inFile.get());
  const listeners = new Set<(settings: Settings) => void>();
  inFile.onChange((settings) => {
    holding = environment.applyTo(settings);
    for (const listener of listeners) listener(holding);
  });

  function refuseOverridden(path: string): void {
    const override = environment.overrides.find((one) => one.path === path);
    if (override === undefined) return;
    const { label } = settingsCatalogue[override.path];
    throw new Error(`${label} is set by ${override.variable}; it cannot be changed until that is unset.`);
  }

  return {
    get: () => holding,
    overrides: environment.overrides,
    problems: () => [...inFile.problems(), ...environment.problems(inFile.get())],
    set(path, value) {
      refuseOverridden(path);
      inFile.set(path, value);
      return holding;
    },
    reset(path) {
      refuseOverridden(path);
      inFile.reset(path);
      return holding;
    },
    reread: inFile.reread,
    onChange: (listener) => void listeners.add(listener),
  };
}
