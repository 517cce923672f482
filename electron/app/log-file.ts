import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { redact } from '../../shared/redact.ts';
import type { Settings } from '../../shared/settings.ts';
import type { LevelledLog } from './log.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/**
 * The rotated log file: `dogwatch.log` and one older one, owner-readable only, secrets redacted.
 * Warnings and errors go to `stderr` too where a person is looking at a terminal.
 */
export function createLogFile(options: {
  folder: string;
  level: Settings['logLevel'];
  stderr: ((line: string) => void) | null;
}): LevelledLog {
  makeFolder(options.folder);
  const path = join(options.folder, 'dogwatch.log');
  const logger = electronLog.create({ logId: options.folder });
  const { file, console: terminal } = logger.transports;
  terminal.level = false;
  // Without a name it looks for a package.json around the working folder, and writes nothing where there is none.
  file.setAppName('dogwatch');
  file.level = options.level;
  file.maxSize = MAX_BYTES;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.format = '{iso} [{level}] {text}';
  file.resolvePathFn = () => path;
  sayFailure(path, options.stderr);

  const write =
    (level: 'error' | 'warn' | 'info' | 'debug') => (message: string, detail?: Record<string, unknown>) => {
      const text = redact(oneLine(message));
      logger[level](detail === undefined ? text : `${text} ${redact(asJson(detail))}`);
      if (level === 'error' || level === 'warn') options.stderr?.(text);
    };
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    setLevel(level) {
      file.level = level;
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (error) {
    throw new Error(
      `cannot keep a log in ${folder} (${reasonOf((error as NodeJS.ErrnoException).code)}): choose another folder with --data-dir`,
      {
        cause: error,
      },
    );
  }
}

/** What electron-log prints of its own failures is a stack for every line not written: one sentence, once, instead. */
function sayFailure(path: string, stderr: ((line: string) => void) | null): void {
  let said = false;
  electronLog.transports.console.writeFn = ({ message }) => {
    if (said) return;
    said = true;
    const [code] = /\bE[A-Z]{3,}\b(?=:)/.exec(message.data.join(' ')) ?? [];
    stderr?.(`the log ${path} cannot be written (${reasonOf(code)}): nothing is logged until it can be`);
  };
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file is in its place',
  ENOTDIR: 'a file is in its place',
  EISDIR: 'a folder is in its place',
};

const reasonOf = (code: string | undefined) => REASONS[code ?? ''] ?? code ?? 'unknown reason';

/** Cluster text may hold line breaks and terminal escapes: one entry stays one line. */
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ');

/** Errors become their name and message, with the causes behind them: JSON alone would drop them. */
function asJson(detail: Record<string, unknown>): string {
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Error
      ? { error: value.name, message: value.message, stack: value.stack, cause: value.cause }
      : typeof value === 'bigint'
        ? String(value)
        : value;
  try {
    return JSON.stringify(detail, plain);
  } catch {
    return '"(detail could not be written)"';
  }
}
