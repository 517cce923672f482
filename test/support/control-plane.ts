import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPTS = fileURLToPath(new URL('../../../shared/control-plane', import.meta.url));

/** Why no real control plane can be started here; null when one can. KUBEBUILDER_ASSETS is the envtest convention. */
export const noControlPlane: string | null = !process.env.KUBEBUILDER_ASSETS
  ? 'KUBEBUILDER_ASSETS does not name a folder with etcd and kube-apiserver'
  : existsSync(join(SCRIPTS, 'up.sh'))
    ? null
    : 'up.sh of the control plane is not beside this checkout';

/** A real etcd and API server (and controllers, unless `apiOnly`) on loopback. */
export interface ControlPlane {
  /** Contexts `admin` and `viewer`, a user without any rights. */
  kubeconfig: string;
  /** Waits for the server's answer. `body` of a PATCH is a merge patch. @throws Error for a status that is no success */
  api(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Record<string, unknown>>;
  /** Kills the API server, as a crash would. */
  killApiServer(): Promise<void>;
  /** Starts it again on the same port, over the same etcd. */
  startApiServer(): Promise<void>;
  /** Ends every process and removes every file. */
  down(): Promise<void>;
}

interface Listed {
  pid: number;
  commandLine: string[];
}

/** `nodeGrace`: how long a node may say nothing before it counts as gone, in Go's words. */
export async function startControlPlane({ apiOnly = false, nodeGrace = '40s' } = {}): Promise<ControlPlane> {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-control-plane-'));
  const env = {
    ...process.env,
    CONTROL_PLANE_BIN: process.env.KUBEBUILDER_ASSETS ?? '',
    CONTROL_PLANE_API_ONLY: apiOnly ? '1' : '0',
    CONTROL_PLANE_NODE_GRACE: nodeGrace,
  };
  const run = promisify(execFile);
  await run(join(SCRIPTS, 'up.sh'), [folder], { env });
  const kubeconfig = readFileSync(join(folder, 'kubeconfig'), 'utf8');
  const server = /server: (\S+)/.exec(kubeconfig)?.[1] ?? '';
  const token = /name: admin\n {2}user:\n {4}token: (\S+)/.exec(kubeconfig)?.[1] ?? '';
  const ca = Buffer.from(
    /certificate-authority-data: (\S+)/.exec(kubeconfig)?.[1] ?? '',
    'base64',
  ).toString();
  const { Agent, fetch } = await import('undici');
  const dispatcher = new Agent({ connect: { ca } });
  const apiServer = listed(folder, 'kube-apiserver');
  let restarted: number | null = null;

  async function api(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const answer = await fetch(`${server}${path}`, {
      method,
      dispatcher,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  return {
    kubeconfig,
    api,
    async killApiServer() {
      process.kill(restarted ?? apiServer.pid, 'SIGKILL');
      await waitUntil(async () => !(await answers(api)));
    },
    async startApiServer() {
      const [program = '', ...args] = apiServer.commandLine;
      const child = execFile(program, args, { maxBuffer: Number.POSITIVE_INFINITY });
      restarted = child.pid ?? null;
      await waitUntil(() => answers(api));
    },
    async down() {
      await dispatcher.close();
      if (restarted !== null) process.kill(restarted, 'SIGKILL');
      await run(join(SCRIPTS, 'down.sh'), [folder], { env });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The process of that name in the control plane's own list. */
function listed(folder: string, name: string): Listed {
  const line = readFileSync(join(folder, 'pids'), 'utf8')
    .split('\n')
    .find((one) => one.split(' ')[1] === name);
  const pid = Number(line?.split(' ')[0]);
  if (!pid) throw new Error(`${name} is not in the list of processes`);
  const args = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return { pid, commandLine: args.trim().split(' ') };
}

async function answers(api: ControlPlane['api']): Promise<boolean> {
  return api('GET', '/version').then(
    () => true,
    () => false,
  );
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('waited a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
