import { expect, oomKill, test } from './shell-test.ts';
for (const platform of ['darwin','win32'] as const) test(`debug ${platform}`, async ({ launch, clusters }) => {
  const argv = ['--kubeconfig', clusters.kubeconfig, '--context', 'prod', '--hidden'];
  const first = await launch({ platform, argv });
  await expect.poll(() => first.trayShows({ shape: 'quiet', count: 0, worst: null })).toBe(true);
  oomKill(clusters.prod, 'shop', 'search');
  await expect.poll(() => first.notifications()).toHaveLength(1);
  console.log(platform, await first.standIn?.controls.notifications());
  await first.clickMenu('Quit Dogwatch');
  await first.ended;
  const second = await launch({ platform, argv });
  for (let i = 0; i < 5; i++) { await new Promise((r) => setTimeout(r, 1500));
  console.log(platform, i, await second.standIn?.controls.notifications()); }
});
