import { setTimeout } from 'node:timers/promises';
import { askApi, bodyOf } from './api-request.ts';
import { type Contestant, contest, type Terms } from './contest.ts';

/** What nobody who hears of changes can go below: the three watches, and `JSON.parse` of what they bring. */
async function floorWatch({ kubeconfig, intervalMs }: Terms): Promise<Contestant> {
  const ask = await askApi(kubeconfig);

  async function watch(collection: string): Promise<void> {
    const { metadata } = JSON.parse((await bodyOf(await ask(`${collection}?limit=1`))).toString());
    const stream = await ask(`${collection}?watch=1&resourceVersion=${metadata.resourceVersion}`);
    let rest = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) JSON.parse(line);
    });
  }

  return {
    async look() {
      for (const path of ['/api/v1/pods', '/api/v1/nodes', '/apis/apps/v1/deployments']) await watch(path);
    },
    cycle: () => setTimeout(intervalMs),
  };
}

contest(floorWatch);
