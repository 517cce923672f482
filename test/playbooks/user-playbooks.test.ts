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

  test.each<[string, string, string]>([
    [
      'a step nobody knows',
      GOOD.replace('restart-pod', 'rm-rf'),
      'line 8, column 9: "rm-rf" is no step: take describe, logs, limits, history, restart-pod, raise-memory-limit, rollback, cordon, drain, scale or verify.',
    ],
    [
      'a risk of its own',
      GOOD.replace('restart-pod', 'restart-pod\n    risk: LOW'),
      'line 9, column 5: there is no field "risk" here. The risk is the step’s own.',
    ],
    ['a field nobody knows', `${GOOD}when: now\n`, 'line 11, column 1: there is no field "when" here.'],
    [
      'an undo',
      GOOD.replace('do: restart-pod', 'do: undo\n    run: x\n    step: 0'),
      'line 8, column 9: "undo" is no step: take ',
    ],
    [
      'a step that does nothing',
      GOOD.replace('do: restart-pod', 'lines: 3'),
      'line 8, column 5: the field "do" is missing.',
    ],
    [
      'a type nobody knows',
      GOOD.replace('crash_loop', 'gremlins'),
      'line 3, column 7: "gremlins" is no type of incident: take ',
    ],
    ['no name', GOOD.replace('name: Bounce it\n', ''), 'line 1, column 1: the field "name" is missing.'],
    [
      'no steps',
      'id: x\nname: X\nfor: [crash_loop]\nsteps: []\n',
      'line 4, column 8: "steps" cannot be a list: it must not be empty.',
    ],
    [
      'too long a wait',
      GOOD.replace('120', '9999'),
      'line 10, column 13: "within" cannot be "9999": at most 3600.',
    ],
    [
      'words for a number',
      GOOD.replace('120', 'soon'),
      'line 10, column 13: "within" cannot be "soon": it is of type number.',
    ],
    [
      'a number for an id',
      GOOD.replace('bounce', '7'),
      'line 1, column 5: "id" cannot be "7": it is of type string.',
    ],
    [
      'an id in capitals',
      GOOD.replace('bounce', 'Bounce'),
      'line 1, column 5: "id" cannot be "Bounce": lower-case words joined by "-".',
    ],
    ['nothing', '', 'line 1, column 1: a playbook has the fields id, name, for and steps.'],
    ['a list', '- id: x\n', 'line 1, column 1: a playbook has the fields id, name, for and steps.'],
    [
      'an alias',
      `a: &a [1]\nb: *a\n${GOOD}`,
      'line 2, column 4: *a is an alias: write out what it stands for.',
    ],
    ['a cycle', `a: &a [*a]\n${GOOD}`, 'line 1, column 8: *a is an alias: write out what it stands for.'],
    ['a field twice', `${GOOD}id: again\n`, 'line 11, column 1: this field stands here twice.'],
    [
      'two playbooks',
      `${GOOD}---\n${GOOD}`,
      'line 11, column 1: a line with --- begins a second playbook: a file has one.',
    ],
    ['a tab', GOOD.replace('    within', '\twithin'), 'line 10, column 1: '],
    [
      'a step of pods for nodes',
      GOOD.replace('crash_loop', 'node_not_ready'),
      'line 6, column 9: "logs" needs a container, and node_not_ready has none.',
    ],
    [
      'a step of workloads for Jobs',
      'id: x\nname: X\nfor: [job_failed, node_pressure]\nsteps:\n  - do: rollback\n',
      'line 5, column 9: "rollback" needs a workload with revisions, and job_failed or node_pressure has none.',
    ],
    ['too much of it', `# ${'x'.repeat(70_000)}\n${GOOD}`, 'the file is larger than 64 kB.'],
  ])('%s is refused in one sentence with its place', (_what, text, problem) => {
    const { playbooks, problems } = read(text);
    expect(playbooks).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(`${join(folder, 'mine.yaml')}: ${problem}`), problems[0]).toBe(true);
    expect(problems[0]).toMatch(/[^.]\.\)?$/);
  });

  test('a step that fits one of its types is welcome', () => {
    expect(read(GOOD.replace('crash_loop', 'node_not_ready, crash_loop')).problems).toEqual([]);
  });

  test('what is no file is not waited for', () => {
    mkdirSync(join(folder, 'mine.yaml'));
    expect(readPlaybooks(folder).problems).toEqual([`${join(folder, 'mine.yaml')}: this is no file.`]);
  });

  test('of very many the first are read, and it is said', () => {
    for (let at = 0; at < 101; at++)
      writeFileSync(
        join(folder, `${String(at).padStart(3, '0')}.yaml`),
        GOOD.replace('bounce', `bounce-${at}`),
      );
    const { playbooks, problems } = readPlaybooks(folder);
    expect(playbooks).toHaveLength(100);
    expect(problems).toEqual([`${folder}: of 101 playbooks the first 100 by name are read.`]);
  });

  test('of two with one id the first by name holds', () => {
    writeFileSync(join(folder, 'a.yaml'), GOOD.replace('Bounce it', 'First'));
    const { playbooks, problems } = read(GOOD);
    expect(playbooks.map(({ name }) => name)).toEqual(['First']);
    expect(problems).toEqual([
      `${join(folder, 'mine.yaml')}: line 1, column 5: "bounce" is the id of a.yaml already; this one is left out.`,
    ]);
  });
});
