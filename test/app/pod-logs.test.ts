import { expect, test } from 'vitest';
import { podLogs } from '../../electron/app/pod-logs.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import type { IncidentDetail } from '../../shared/incident.ts';

const pod = { kind: 'Pod', namespace: 'shop', name: 'web-1' };
const incident = { kind: 'Deployment', namespace: 'shop', name: 'web', metadata: {} };
const detail = { incident, members: [pod] } as unknown as IncidentDetail;
const query = {
  namespace: 'shop',
  name: 'web-1',
  container: 'app',
  previous: false,
  lines: 100,
  since: null,
};
const at = (second: number) => `2026-11-22T14:02:${String(second).padStart(2, '0')}.000000000Z`;

/** A cluster whose kubelet holds this log; it remembers what it was asked. */
function kubelet(log: string) {
  const asked: URLSearchParams[] = [];
  const connection = {
    getText: async (path: string, { maxBytes = Number.POSITIVE_INFINITY }) => {
      const parameters = new URL(path, 'https://cluster').searchParams;
      asked.push(parameters);
      const lines = log
        .split('\n')
        .slice(0, -1)
        .slice(-Number(parameters.get('tailLines')));
      return Buffer.from(lines.map((line) => `${line}\n`).join(''))
        .subarray(0, maxBytes)
        .toString();
    },
  } as unknown as ClusterConnection;
  return { asked, session: { connectionOf: async () => connection } };
}

test('a pod that is none of the incident’s is not asked for', async () => {
  const { session, asked } = kubelet('');
  await expect(podLogs(session, detail, { ...query, name: 'db-0' })).rejects.toThrow(
    'db-0 is no pod of this incident.',
  );
  expect(asked).toEqual([]);
});

test('the last lines, without their stamps, and the place to read on from', async () => {
  const { session, asked } = kubelet(`${at(1)} one\n${at(2)} two\n`);
  expect(await podLogs(session, detail, { ...query, previous: true })).toEqual({
    text: 'one\ntwo\n',
    until: { at: at(2), lines: 1 },
    truncated: false,
  });
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    container: 'app',
    previous: 'true',
    timestamps: 'true',
    tailLines: '100',
  });
});

test('following reads a little before the place, tells only what is behind it', async () => {
  const { session, asked } = kubelet(`${at(10)} one\n${at(11)} two\n`);
  const { text } = await podLogs(session, detail, { ...query, since: { at: at(10), lines: 1 } });
  expect(text).toBe('two\n');
  expect(asked[0]?.get('sinceTime')).toBe('2026-11-22T14:02:05.000Z');
});

test('a log with as many lines as were asked for had more before them', async () => {
  const { session } = kubelet(`${at(1)} one\n${at(2)} two\n${at(3)} three\n`);
  const lines = 2;
  expect(await podLogs(session, detail, { ...query, lines })).toMatchObject({
    text: 'two\nthree\n',
    truncated: true,
  });
  const known = { at: at(2), lines: 1 };
  expect(await podLogs(session, detail, { ...query, lines, since: known })).toMatchObject({
    text: 'three\n',
    truncated: false,
  });
  const longAgo = { at: at(1), lines: 1 };
  expect(await podLogs(session, detail, { ...query, lines, since: longAgo })).toMatchObject({
    truncated: true,
  });
});

test('of endless lines fewer are read, so that the last one is among them', async () => {
  const endless = 'x'.repeat(50_000);
  const log = Array.from({ length: 100 }, (_, line) => `${at(line % 60)} ${line} ${endless}\n`).join('');
  const { session, asked } = kubelet(log);
  const { text, truncated } = await podLogs(session, detail, query);
  expect(asked.map((each) => each.get('tailLines'))).toEqual(['100', '10']);
  expect(text.split('\n').at(-2)).toMatch(/^99 x/);
  expect(truncated).toBe(true);
});
