import { describe, expect, test } from 'vitest';
import { linesAbove, unfoldedLines, yamlFolds } from '../../renderer/incidents/detail/yaml-folds.ts';

const YAML = `kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: app
      command:
        - sh
    - name: proxy
  script: |
    first

    third
status: {}`.split('\n');

describe('what stands under a line', () => {
  const folds = yamlFolds(YAML);
  test.each([
    ['kind: Pod', 0, 'kind: Pod', 1],
    ['metadata:', 1, '    app: web', 1],
    ['  labels:', 3, '    app: web', 2],
    ['spec:', 5, '    third', 1],
    ['    - name: app', 7, '        - sh', 3],
    ['    - name: proxy', 10, '    - name: proxy', 3],
    ['  script: |', 11, '    third', 2],
    ['status: {}', 15, 'status: {}', 1],
  ])('%s', (line, index, end, depth) => {
    expect(YAML[index]).toBe(line);
    expect([YAML[folds[index]?.end ?? -1], folds[index]?.depth]).toEqual([end, depth]);
  });

  test('JSON folds by the same rule', () => {
    const json = JSON.stringify({ a: { b: 1 } }, null, 2).split('\n');
    expect(yamlFolds(json).map(({ end }) => end)).toEqual([3, 2, 2, 3, 4]);
  });

  test('nothing is nothing', () => expect(yamlFolds([])).toEqual([]));
});

describe('folded', () => {
  const folds = yamlFolds(YAML);

  test('lines are left out', () => {
    const seen = unfoldedLines(folds, new Set([1, 7, 8]));
    expect(seen).toEqual([0, 1, 5, 6, 7, 10, 11, 12, 13, 14, 15]);
  });

  test('a line knows what it stands under', () => {
    expect(linesAbove(folds, 9)).toEqual([5, 6, 7, 8]);
    expect(linesAbove(folds, 0)).toEqual([]);
  });
});
