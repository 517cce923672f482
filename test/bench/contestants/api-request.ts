import type { IncomingMessage } from 'node:http';
import { Agent, get, type RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** Asks the API without anything between: what the machine and the server can do at best. */
export type Ask = (path: string) => Promise<IncomingMessage>;

export async function askApi(kubeconfig: string): Promise<Ask> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const { agent: _, ...own } = options;
  const { ca } = options as { ca?: string };
  const agent = new Agent({ keepAlive: true, ...(ca !== undefined && { ca }) });
  const server = config.getCurrentCluster()?.server ?? '';
  return (path) =>
    new Promise((resolve, reject) => {
      get(`${server}${path}`, { ...own, agent }, (answer) => {
        if (answer.statusCode === 200) resolve(answer);
        else reject(new Error(`${path}: ${answer.statusCode}`));
      }).on('error', reject);
    });
}

export async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
