import { describe, expect, it } from 'vitest';
import { createRuleBook } from '../../electron/rules/rule-book.ts';
import { LINE_LIMIT, testLines } from '../../electron/rules/test-lines.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { crash, endOf } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const { explain } = createRuleBook(defaultSettings, () => 0);

/** Cut where it hurts: in the middle of everything. */
async function* cut(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function test(text: string, size?: number) {
  const lines = [];
  for await (const line of testLines(cut(text, size), explain)) lines.push(line);
  return lines;
}
const { rawData: _, ...event } = crash();
const recovery = endOf(crash(), 'recovery');
const [incident] = incidentRoom().incidents.record({
  context: 'prod',
  cluster: 'cluster-1',
  burst: null,
  events: [crash()],
});

describe('the lines of an export', () => {
  it('are events or incidents, and each is judged as it was when it was seen', async () => {
    const text = [event, recovery, incident].map((one) => `${JSON.stringify(one)}\n`).join('\n');
    const lines = await test(text);
    expect(lines).toMatchObject([
      { line: 1, facts: { name: 'web', restarts: 3, labels: { app: 'web' }, preExisting: null } },
      { line: 3, said: null },
      { line: 5, facts: { name: 'web', restarts: 3, labels: null, preExisting: false } },
    ]);
    expect(lines[0]?.said?.decision).toMatchObject({ notify: ['native'], rules: ['crash-loop'] });
    expect(lines[0]?.said?.rules[0]).toMatchObject({ rule: 'crash-loop', outcome: 'matched' });
  });

  it('may begin with a byte order mark, end in \\r\\n, and lack the last line end', async () => {
    expect(await test(`\uFEFF${JSON.stringify(event)}\r\n\r\n${JSON.stringify(event)}`)).toMatchObject([
      { line: 1 },
      { line: 3 },
    ]);
    expect(await test('')).toEqual([]);
  });

  it.each([
    ['{"a":', /^2: it is not JSON \(/],
    ['[]', '2: it is not an object: a ClusterEvent or an incident is wanted'],
    ['null', '2: it is not an object'],
    ['{}', /^2: "type" does not fit an incident/],
    [JSON.stringify({ ...event, owner: 'web' }), /^2: "owner" does not fit a ClusterEvent/],
    [JSON.stringify({ ...event, since: 'yesterday' }), /^2: "since" does not fit a ClusterEvent/],
    [JSON.stringify({ ...event, labels: { a: 1 } }), /^2: "labels.a" does not fit a ClusterEvent/],
    [JSON.stringify({ ...event, name: 'x'.repeat(3_000) }), /^2: "name" does not fit a ClusterEvent/],
    ['x'.repeat(LINE_LIMIT + 1), /^2: it is longer than 1,000,000 characters/],
  ])('%.40s is refused with its line', async (line, why) => {
    await expect(test(`${JSON.stringify(event)}\n${line}`, 65_536)).rejects.toThrow(why);
  });
});
