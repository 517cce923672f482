import type { Settings } from '../../shared/settings.ts';

/** What every room logs with. Implementations redact secrets and rotate files (app/log-file.ts). */
export interface Log {
  error(message: string, detail?: Record<string, unknown>): void;
  warn(message: string, detail?: Record<string, unknown>): void;
  info(message: string, detail?: Record<string, unknown>): void;
  debug(message: string, detail?: Record<string, unknown>): void;
}

/** A log whose level can be changed while it is used: what is below it is not written. */
export interface LevelledLog extends Log {
  setLevel(level: Settings['logLevel']): void;
}
