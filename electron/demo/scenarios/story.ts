import type { Scenario, Step } from '../scenario.ts';
import { GO_PANIC, JAVA_HEAP, MISSING_DATABASE_URL, REDIS_REFUSED, REPORT_TOO_LARGE } from './last-words.ts';
import { quietScenario } from './quiet.ts';

const app = (namespace: string, workload: string) => ({ namespace, workload, container: 'app' });
const doom = (where: ReturnType<typeof app>, fate: Extract<Step, { kind: 'doom' }>['fate']): Step => ({
  kind: 'doom',
  ...where,
  fate,
});
const heal = (where: ReturnType<typeof app>): Step => ({ kind: 'heal', ...where });
const minutes = (count: number) => count * 60;

const checkout = app('shop', 'checkout');
const cart = app('shop', 'cart');
const search = app('shop', 'search');
const fraud = app('payments', 'fraud');
const ledger = app('payments', 'ledger');
const reportWorker = app('batch', 'report-worker');
const settlement = app('payments', 'settlement');

const RECOMMENDER = 'registry.shop.example/shop/recommender';

/** The company on a bad day: what stands at the start, what comes, what heals; over and over. */
export const storyScenario: Scenario = {
  ...quietScenario,
  loopSeconds: minutes(16),
  steps: [
    // Standing at second 0.
    {
      at: -minutes(38),
      step: doom(reportWorker, { kind: 'oom', runsForMs: 95_000, lastWords: REPORT_TOO_LARGE }),
    },
    {
      at: -minutes(21),
      step: doom(checkout, { kind: 'exit', exitCode: 1, runsForMs: 1_900, lastWords: MISSING_DATABASE_URL }),
    },
    { at: -minutes(4), step: { kind: 'nodeNotReady', node: 'node-4', status: 'Unknown' } },

    // A memory spike, and a release that was never pushed.
    { at: 20, step: doom(search, { kind: 'oom', runsForMs: 170_000, lastWords: JAVA_HEAP }) },
    {
      at: 45,
      step: {
        kind: 'rollout',
        namespace: 'shop',
        workload: 'recommender',
        image: `${RECOMMENDER}:2.8.0-rc1`,
        pullError: `rpc error: code = NotFound desc = failed to pull and unpack image "${RECOMMENDER}:2.8.0-rc1": failed to resolve reference: ${RECOMMENDER}:2.8.0-rc1: not found`,
      },
    },
    { at: 80, step: doom(ledger, { kind: 'configError', message: 'secret "ledger-db" not found' }) },
    // Nothing left of the cart: crash loops behind a Deployment at zero.
    { at: 110, step: doom(cart, { kind: 'exit', exitCode: 1, runsForMs: 2_600, lastWords: REDIS_REFUSED }) },
    // A short blip nobody should hear of, then a longer one.
    { at: 150, step: { kind: 'nodeNotReady', node: 'node-2', status: 'False' } },
    { at: 180, step: { kind: 'nodeReady', node: 'node-2' } },
    { at: 230, step: { kind: 'nodeReady', node: 'node-4' } },
    { at: 260, step: { kind: 'cordon', node: 'node-3', unschedulable: true } },
    { at: 300, step: heal(ledger) },
    {
      at: 320,
      step: {
        kind: 'deploy',
        workload: {
          namespace: 'batch',
          name: 'model-training',
          containers: [
            {
              name: 'app',
              image: 'registry.shop.example/batch/forecast-train:0.2.0',
              cpu: '64',
              memory: '32Gi',
            },
          ],
        },
      },
    },
    // Healing: the missing variable is set, the release rolled back, the limit raised.
    { at: minutes(6), step: heal(checkout) },
    { at: minutes(6) + 20, step: { kind: 'cordon', node: 'node-3', unschedulable: false } },
    {
      at: minutes(7),
      step: { kind: 'rollout', namespace: 'shop', workload: 'recommender', image: `${RECOMMENDER}:2.7.3` },
    },
    { at: minutes(7) + 30, step: heal(cart) },
    { at: minutes(8), step: heal(search) },
    {
      at: minutes(8) + 30,
      step: doom(fraud, { kind: 'exit', exitCode: 2, runsForMs: 41_000, lastWords: GO_PANIC }),
    },
    { at: minutes(9), step: { kind: 'nodeNotReady', node: 'node-2', status: 'False' } },
    {
      at: minutes(9) + 10,
      step: doom(settlement, { kind: 'exit', exitCode: 3, runsForMs: 12_000, lastWords: GO_PANIC }),
    },
    { at: minutes(11), step: { kind: 'nodeReady', node: 'node-2' } },
    { at: minutes(12), step: heal(reportWorker) },
    { at: minutes(13), step: heal(fraud) },
    { at: minutes(13) + 30, step: doom(settlement, { kind: 'exit', exitCode: 0, runsForMs: 40_000 }) },
    { at: minutes(14), step: { kind: 'remove', namespace: 'batch', workload: 'model-training' } },
    {
      at: minutes(14) + 20,
      step: {
        kind: 'rollout',
        namespace: 'shop',
        workload: 'web',
        image: 'registry.shop.example/shop/web:4.18.3',
      },
    },
    {
      at: minutes(15),
      step: {
        kind: 'rollout',
        namespace: 'shop',
        workload: 'web',
        image: 'registry.shop.example/shop/web:4.18.2',
      },
    },
  ],
};
