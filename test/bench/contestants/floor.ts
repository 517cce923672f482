import { askApi, bodyOf } from './api-request.ts';
import { givenTerms } from './contest.ts';

/** What nobody who reads JSON can go below: `JSON.parse` of the bytes that a first look brings. */
export interface Floor {
  cpuMs: number;
  /** The longest one page takes. */
  longestMs: number;
  bytes: number;
}

const COLLECTIONS = ['/api/v1/pods', '/api/v1/nodes', '/apis/apps/v1/deployments'];

const { kubeconfig, pageSize } = givenTerms<{ kubeconfig: string; pageSize: number }>();

async function pages(): Promise<Buffer[]> {
  const ask = await askApi(kubeconfig);
  const bodies: Buffer[] = [];
  for (const path of COLLECTIONS) {
    for (let next = ''; ; ) {
      const body = await bodyOf(await ask(`${path}?limit=${pageSize}&continue=${next}`));
      bodies.push(body);
      next = (JSON.parse(body.toString()) as { metadata: { continue?: string } }).metadata.continue ?? '';
      if (next === '') break;
    }
  }
  return bodies;
}

process.on('message', async () => {
  const bodies = await pages();
  globalThis.gc?.();
  let longestMs = 0;
  const before = process.cpuUsage();
  for (const body of bodies) {
    const startedAt = performance.now();
    JSON.parse(body.toString());
    longestMs = Math.max(longestMs, performance.now() - startedAt);
  }
  const { user, system } = process.cpuUsage(before);
  const bytes = bodies.reduce((sum, { length }) => sum + length, 0);
  const floor: Floor = { cpuMs: (user + system) / 1000, longestMs, bytes };
  process.send?.(floor);
});
