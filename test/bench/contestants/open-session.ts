import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../electron/app/clock.ts';
import { openSession } from '../../../electron/app/session.ts';
import type { Session, SessionOptions } from '../../../electron/app/session-ports.ts';
import { connect } from '../../../electron/kube/connect.ts';
import { contextsOf } from '../../../electron/kube/kubeconfig.ts';
import { createRuleBook } from '../../../electron/rules/rule-book.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { benchLog } from './bench-log.ts';

/** The rooms as the app wires them, over a real database in a folder of its own, up to what is pushed to the window. */
export interface WatchingSession {
  session: Session;
  /** Resolves when the first look is over. */
  watching: Promise<void>;
}

export function watchIn(
  kubeconfig: string,
  ports: Pick<SessionOptions, 'changed' | 'notify'>,
): WatchingSession {
  const [context] = contextsOf(kubeconfig, 'the bench');
  if (context === undefined) throw new Error('the kubeconfig has no context');
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const settings = defaultSettings();
  const { promise: watching, resolve } = Promise.withResolvers<void>();
  const session = openSession({
    ...ports,
    databaseFile: join(folder, 'dogwatch.db'),
    clock: systemClock,
    log: benchLog,
    secrets: { get: async () => null },
    reachesChannels: false,
    config: '/nowhere',
    settings: () => settings,
    rules: createRuleBook(
      () => settings,
      () => performance.now(),
    ),
    connect: () => connect(context, { env: {} }),
    statusChanged() {
      if (session.loop(context.name)?.status().phase === 'watching') resolve();
    },
  });
  session.watch(context.name);
  return { session, watching };
}
