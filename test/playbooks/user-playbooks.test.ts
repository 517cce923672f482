import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPlaybooks } from '../../electron/playbooks/user-playbooks.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'dogwatch-playbooks-')), 'playbooks');
  mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const GOOD = `id: bounce
name: Bounce it
for: [crash_loop]
steps:
  - do: describe
  - do: logs
    previous: true
  - do: restart-pod
  - do: verify
    within: 120
`;
const read = (text: string) => {
  writeFileSync(join(folder, 'mine.yaml'), text);
  return readPlaybooks(folder);
};

describe('a person’s playbooks', () => {
  test('are the YAML files of the folder, defaults filled in', () => {
    const { playbooks, problems } = read(GOOD);
    expect(problems).toEqual([]);
    expect(playbooks).toMatchObject([
      {
        id: 'bounce',
        steps: [{ do: 'describe' }, { do: 'logs', previous: true, lines: 20 }, {}, { within: 120 }],
      },
    ]);
  });

  test('no folder is no playbook', () => {
    expect(readPlaybooks(join(folder, 'none'))).toEqual({ playbooks: [], problems: [] });
  });

  test('one broken file costs the others nothing', () => {
    writeFileSync(join(folder, 'a.yaml'), GOOD);
    const { playbooks, problems } = read('id: [');
    expect(playbooks.map(({ id }) => id)).toEqual(['bounce']);
    expect(problems).toEqual([expect.stringMatching(/mine\.yaml: line \d+, column \d+: /)]);
  });

  test.each<[string, string, RegExp]>([
    ['a step nobody knows', GOOD.replace('restart-pod', 'rm-rf'), /mine\.yaml: line 8: "steps\.2\.do": /],
    [
      'a risk of its own',
      GOOD.replace('restart-pod', 'restart-pod\n    risk: LOW'),
      /Unrecognized key: "risk"/,
    ],
    ['an undo', GOOD.replace('do: restart-pod', 'do: undo\n    run: x\n    step: 0'), /"steps\.2\.do": /],
    ['a type nobody knows', GOOD.replace('crash_loop', 'gremlins'), /"for\.0": /],
    ['no steps', 'id: x\nname: X\nfor: [crash_loop]\nsteps: []\n', /"steps": /],
    ['an alias', `a: &a [1]\nb: *a\n${GOOD}`, /alias/i],
    ['too much of it', `# ${'x'.repeat(70_000)}\n${GOOD}`, /larger than 64 kB/],
  ])('%s is refused with file, line and reason', (_what, text, problem) => {
    const { playbooks, problems } = read(text);
    expect(playbooks).toEqual([]);
    expect(problems[0]).toMatch(problem);
  });

  test('of two with one id the first by name holds', () => {
    writeFileSync(join(folder, 'a.yaml'), GOOD.replace('Bounce it', 'First'));
    const { playbooks, problems } = read(GOOD);
    expect(playbooks.map(({ name }) => name)).toEqual(['First']);
    expect(problems[0]).toContain('there is another playbook "bounce"');
  });
});
