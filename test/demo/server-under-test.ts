import { type DemoServer, type DemoServerOptions, startDemoServer } from '../../electron/demo/demo-server.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** A demo server on a clock the test moves. */
export async function serverUnderTest(
  options: Omit<DemoServerOptions, 'clock'> = {},
): Promise<{ server: DemoServer; clock: ManualClock }> {
  const clock = createManualClock();
  const server = await startDemoServer({ clock, scenario: 'empty', ...options });
  return { server, clock };
}
