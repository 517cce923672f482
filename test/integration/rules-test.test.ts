import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { crash, endOf } from '../incidents/support/cluster-events.ts';
import { tempFolder } from '../store/support/temp-folder.ts';

/** `npm run rules` as a person starts it, behind the build. */

const program = fileURLToPath(new URL('../../electron/rules-test.ts', import.meta.url));
const { rawData: _, ...event } = crash();
const MINE = 'rules:\n  - id: mine\n    when: { restarts: ">= 5" }\n    then: { notify: ntfy:night }\n';
let folder: string;

beforeEach(() => {
  folder = tempFolder();
});
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
function rules(...args: string[]) {
  const all = [program, '--data-dir', folder, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8' });
  return { status, stdout, stderr };
}
const lines = (...all: object[]) =>
  file('events.jsonl', all.map((one) => `${JSON.stringify(one)}\n`).join(''));

describe('npm run rules', () => {
  it('says of each line which rules match and why, and why the others do not', () => {
    file('rules.yaml', MINE);
    const { status, stdout, stderr } = rules('--test', lines(event, endOf(crash(), 'recovery')));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('events.jsonl:1: critical crash_loop of Deployment web in prod / shop');
    expect(stdout).toContain('  - mine: Does not match.\n       no  restarts is 3 (wanted: >= 5)\n');
    expect(stdout).toContain(
      '  + crash-loop: Matches.\n      yes  type is crash_loop (wanted: crash_loop)\n',
    );
    expect(stdout).toContain('  = tells native, offers the playbook crash-loop\n');
    expect(stdout).toContain('events.jsonl:2:');
    expect(stdout).toContain('a recovery: rules are asked of trouble only');
  });

  it('prints one object a line with --json, and takes the rules it is given and the settings there are', () => {
    file('settings.json', '{ "version": 2, "notifications": { "defaultRoute": "slack:C0123456789" } }');
    const given = file('other.yaml', MINE.replace('>= 5', '>= 3'));
    const { status, stdout } = rules('--json', '--rules', given, '--test', lines(event, event));
    expect(status).toBe(0);
    const printed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(printed).toMatchObject([
      {
        line: 1,
        said: { decision: { notify: ['ntfy:night', 'slack:C0123456789'], rules: ['mine', 'crash-loop'] } },
      },
      { line: 2 },
    ]);
  });

  it.each<[string, () => string[], RegExp]>([
    ['no events named', () => [], /^name the events to test: rules --test EVENTS\.jsonl/],
    [
      'events that are not there',
      () => ['--test', join(folder, 'no.jsonl')],
      /no\.jsonl cannot be read \(ENOENT/,
    ],
    ['a folder for events', () => ['--test', folder], /cannot be read \(EISDIR/],
    [
      'a bad line',
      () => ['--test', lines(event, { a: 1 })],
      /events\.jsonl:2: "type" does not fit an incident/,
    ],
    [
      'rules that are not there',
      () => ['--test', lines(event), '--rules', 'no.yaml'],
      /^no\.yaml cannot be read/,
    ],
    [
      'rules with a mistake',
      () => ['--test', lines(event), '--rules', file('bad.yaml', MINE.replace('when', 'wenn'))],
      /bad\.yaml:3:5: There is no field "wenn": did you mean "when"\?$/m,
    ],
    ['an option nobody knows', () => ['--tset', 'x'], /^Unknown option '--tset'/],
  ])('%s ends with 2 and one sentence', (_, args, sentence) => {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = rules(...args());
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
