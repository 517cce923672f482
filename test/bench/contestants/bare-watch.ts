import { askApi, bodyOf } from './api-request.ts';
import { givenTerms, type Seen } from './contest.ts';

/** When a change of a pod arrives at a client that does nothing but wait for it. */
const { kubeconfig } = givenTerms<{ kubeconfig: string }>();
const seen: Seen = {};

async function watch(): Promise<void> {
  const ask = await askApi(kubeconfig);
  const first = JSON.parse((await bodyOf(await ask('/api/v1/pods?limit=1'))).toString()) as {
    metadata: { resourceVersion: string };
  };
  const stream = await ask(`/api/v1/pods?watch=1&resourceVersion=${first.metadata.resourceVersion}`);
  process.send?.('watching');
  let rest = '';
  for await (const chunk of stream) {
    const now = performance.timeOrigin + performance.now();
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { object } = JSON.parse(line) as { object: { metadata: { name: string } } };
      seen[object.metadata.name] ??= now;
    }
  }
}

process.on('message', () => process.send?.(seen));
await watch();
