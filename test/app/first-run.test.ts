import { expect, test } from 'vitest';
import { isFirstRun } from '../../electron/app/first-run.ts';
import { IN_CLUSTER } from '../../electron/kube/in-cluster.ts';

const plain = { context: undefined, demo: false };
const fresh = { firstRunDone: false };

test.each<[string, Parameters<typeof isFirstRun>, boolean]>([
  ['a fresh start', [plain, fresh, null], true],
  ['a fresh start without a kubeconfig, on the demo', [plain, fresh, 'demo'], true],
  ['cards gone through or skipped', [plain, { firstRunDone: true }, null], false],
  ['--demo', [{ ...plain, demo: true }, fresh, 'demo'], false],
  ['--context', [{ ...plain, context: 'prod' }, fresh, 'prod'], false],
  ['inside a pod', [plain, fresh, IN_CLUSTER], false],
])('%s: %s', (_when, given, shown) => expect(isFirstRun(...given)).toBe(shown));
