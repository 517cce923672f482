import { createDemoCluster, type DemoCluster } from '../../electron/demo/demo-cluster.ts';
import type { Scenario } from '../../electron/demo/scenario.ts';
import { emptyScenario } from '../../electron/demo/scenarios/empty.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** The simulation without its server, on a clock the test moves. */
export function clusterUnderTest(
  scenario: Scenario = emptyScenario,
  seed = 1,
): { cluster: DemoCluster; clock: ManualClock } {
  const clock = createManualClock();
  return { cluster: createDemoCluster(clock, seed, scenario), clock };
}
