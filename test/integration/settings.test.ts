import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startDogwatch, type TestedDogwatch, temporaryFolder, until } from './support/dogwatch.ts';
import { startTroubledCluster } from './support/troubled-cluster.ts';

/** Settings of the running program: by environment, by hand, by the window. */

const set = (dogwatch: TestedDogwatch, path: string, value: unknown) =>
  dogwatch.app.handle('settings.set', { path, value });
const phases = ({ app }: TestedDogwatch) => app.state().loops.map(({ phase }) => phase);
const notices = ({ app }: TestedDogwatch) => app.state().notices.map(({ text }) => text);

describe('watching', () => {
  test('stops and starts again with its switch', async () => {
    const cluster = await startTroubledCluster();
    const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig, choose: true });
    await until(() => expect(phases(dogwatch)).toEqual(['watching']));
    await set(dogwatch, 'watch.enabled', false);
    await until(() => expect(phases(dogwatch)).toEqual(['stopped']));
    await set(dogwatch, 'watch.enabled', true);
    await until(() => expect(phases(dogwatch)).toEqual(['watching']));
  });

  test('that the environment switches off asks nothing, and cannot be switched on', async () => {
    const cluster = await startTroubledCluster();
    const env = { K8S_WATCHLOOP_ENABLED: 'false' };
    const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig, choose: true, env });
    expect(phases(dogwatch)).toEqual(['stopped']);
    expect(await set(dogwatch, 'watch.enabled', true)).toEqual({
      ok: false,
      error: 'Watch is set by K8S_WATCHLOOP_ENABLED; it cannot be changed until that is unset.',
    });
    expect(dogwatch.app.state().overrides).toEqual([
      { path: 'watch.enabled', variable: 'K8S_WATCHLOOP_ENABLED' },
    ]);
  });
});

test('an environment variable that cannot be used is one notice, and the setting holds', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'settings.json'), '{"watch":{"interval":12}}');
  const dogwatch = await startDogwatch({ data, kubeconfig: '', env: { K8S_WATCHLOOP_INTERVAL: 'soon' } });
  expect(notices(dogwatch).filter((text) => text.includes('K8S_WATCHLOOP_INTERVAL'))).toEqual([
    'K8S_WATCHLOOP_INTERVAL is "soon", but it takes a number from 5 to 3,600 s: the setting (12 s) is used instead.',
  ]);
  expect(dogwatch.app.state().settings.watch.interval).toBe(12);
});

test('a file that is edited by hand is taken over, and told to the window', async () => {
  const dogwatch = await startDogwatch({ kubeconfig: '' });
  const file = join(dogwatch.data, 'settings.json');
  writeFileSync(file, '{"theme":"dark","watch":{"interval":"soon"}}');
  await until(() => expect(dogwatch.app.state().settings.theme).toBe('dark'));
  expect(notices(dogwatch)).toContainEqual(expect.stringContaining('"watch.interval" takes a number'));
  await until(() => expect(dogwatch.everything()).toContain('["state",'));
  await set(dogwatch, 'logLevel', 'debug');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ theme: 'dark', logLevel: 'debug' });
});

test('the log level changes while it runs', async () => {
  const dogwatch = await startDogwatch({ kubeconfig: '', env: {} });
  const refused = () => dogwatch.app.handle('settings.set', { path: 'nothing', value: 1 });
  await set(dogwatch, 'logLevel', 'error');
  const before = dogwatch.log();
  await refused();
  expect(dogwatch.log()).toBe(before);
  await set(dogwatch, 'logLevel', 'info');
  await refused();
  expect(dogwatch.log()).toContain('settings.set could not be answered');
});

describe('the first run', () => {
  test('is over once it was gone through, also after a restart', async () => {
    const data = temporaryFolder();
    const first = await startDogwatch({ data, kubeconfig: '' });
    expect(first.app.state().firstRun).toBe(true);
    await set(first, 'firstRunDone', true);
    expect(first.app.state().firstRun).toBe(false);
    await first.app.stop();
    const second = await startDogwatch({ data, kubeconfig: '' });
    expect(second.app.state().firstRun).toBe(false);
  });

  test('is not for people who had picked a context in an earlier version', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'settings.json'), '{"context":"demo"}');
    const dogwatch = await startDogwatch({ data, kubeconfig: '' });
    expect(dogwatch.app.state().firstRun).toBe(false);
  });

  test('the demo cluster can be picked beside the contexts of a kubeconfig, of which none is contacted', async () => {
    const cluster = await startTroubledCluster();
    const kubeconfig = cluster.kubeconfig.replaceAll('demo', 'prod');
    const dogwatch = await startDogwatch({ kubeconfig });
    expect(dogwatch.app.state()).toMatchObject({ chosen: null, loops: [] });
    const reply = await dogwatch.app.handle('contexts.chooseDemo', {});
    expect(reply).toMatchObject({ ok: true, value: { chosen: 'demo', demo: true } });
    await until(() => expect(dogwatch.app.state().open?.critical).toBeGreaterThan(0));
    expect(dogwatch.app.state().contexts.map(({ name, demo }) => [name, demo])).toEqual([
      ['prod', false],
      ['demo', true],
    ]);
    expect(dogwatch.app.state().settings.context).toBeNull();
  });

  test('a context of the kubeconfig that is called demo is never taken for it', async () => {
    const cluster = await startTroubledCluster();
    const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig });
    expect(await dogwatch.app.handle('contexts.chooseDemo', {})).toMatchObject({ ok: false });
    expect(dogwatch.app.state().chosen).toBeNull();
  });

  test('a notification can be tried', async () => {
    const dogwatch = await startDogwatch({ kubeconfig: '' });
    expect(await dogwatch.app.handle('notifications.try', {})).toEqual({ ok: true, value: null });
    expect(dogwatch.terminal()).toContain('One message for each incident.');
  });
});
