import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Arguments, parseArguments } from './app/arguments.ts';
import { type CheckReport, checkIncidents, exitCode } from './app/check-report.ts';
import { systemClock } from './app/clock.ts';
import type { Log } from './app/log.ts';
import { resolvePaths } from './app/paths.ts';
import { pickContext } from './app/pick-context.ts';
import { openSettingsFile } from './app/settings-file.ts';
import { connect } from './kube/connect.ts';
import { oneLook } from './watch/one-look.ts';

/** The one-shot host: one full look at a cluster, no lock, no database, nothing written anywhere. */
async function check(args: Arguments): Promise<CheckReport> {
  const report: CheckReport = {
    context: args.context ?? '',
    checkedAt: new Date().toISOString(),
    complete: false,
    errors: [],
    incidents: [],
  };
  const { env, platform } = process;
  const paths = resolvePaths({ platform, env, home: homedir(), dataDir: args.dataDir });
  const settings = openSettingsFile(join(paths.config, 'settings.json'), quiet).get();
  const { context, error } = pickContext(args);
  if (context === null) return { ...report, errors: [error] };
  report.context = context.name;

  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const connection = connect(context, { env });
  try {
    const look = await oneLook({ connection, settings, clock: systemClock, signal: interrupted.signal });
    const { checkedAt, complete, errors, findings } = look;
    return { context: context.name, checkedAt, complete, errors, incidents: checkIncidents(findings) };
  } finally {
    await connection.close();
  }
}

/** For a person at a terminal; `--json` prints the report itself. */
function asText(report: CheckReport): string {
  const lines = report.incidents.map(
    ({ severity, namespace, kind, name, message, affected }) =>
      `${severity.padEnd(8)}  ${namespace === '' ? '' : `${namespace}/`}${name} (${kind}): ${message}` +
      (affected.length > 1 ? ` · ${affected.length} affected` : ''),
  );
  const summary =
    report.incidents.length > 0
      ? `${report.context}: ${report.incidents.length} ${report.incidents.length === 1 ? 'incident' : 'incidents'}`
      : report.complete
        ? `${report.context}: all quiet`
        : `${report.context || 'no context'}: nothing seen, but not everything could be read`;
  return [...lines, ...report.errors.map((error) => `not read  ${error}`), summary].join('\n');
}

const quiet: Log = { error() {}, warn() {}, info() {}, debug() {} };

async function main(): Promise<number> {
  const args = parseArguments(process.argv.slice(2), { strict: true });
  const report = await check(args);
  const text = args.json ? JSON.stringify(report) : asText(report);
  await new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
  return exitCode(report);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const report: CheckReport = {
      context: '',
      checkedAt: new Date().toISOString(),
      complete: false,
      errors: [message],
      incidents: [],
    };
    process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(report) : message}\n`, () =>
      process.exit(2),
    );
  },
);
