import { describe, expect, it } from 'vitest';
import { templateDiff } from '../../electron/diagnose/changes/template-diff.ts';
import type { Fields } from '../support/kube-metadata.ts';

const template = (container: Fields, spec: Fields = {}, annotations: Fields = {}): Fields => ({
  metadata: { annotations },
  spec: { containers: [{ name: 'app', image: 'web:1', ...container }], ...spec },
});
const texts = (before: Fields, after: Fields) => templateDiff(before, after).map(({ text }) => text);

describe('what changed from one pod template to the next', () => {
  it.each<[string, Fields, Fields, string[]]>([
    ['nothing', template({}), template({}), []],
    ['the image', template({}), template({ image: 'web:2' }), ['image web:1 → web:2']],
    [
      'variables, by name alone',
      template({
        env: [
          { name: 'A', value: 'one' },
          { name: 'B', value: 'two' },
        ],
      }),
      template({
        env: [
          { name: 'A', value: 'other' },
          { name: 'C', value: 'three' },
        ],
      }),
      ['variable B removed', 'variable C added', 'variable A changed'],
    ],
    [
      'a limit',
      template({ resources: { limits: { memory: '512Mi' } } }),
      template({ resources: { limits: { memory: '64Mi' } } }),
      ['memory limit 512Mi → 64Mi'],
    ],
    ['its command', template({ args: ['serve'] }), template({ args: ['serv'] }), ['args changed']],
    [
      'the checksum of a configuration',
      template({}, {}, { 'checksum/secret': 'a' }),
      template({}, {}, { 'checksum/secret': 'b' }),
      ['annotation checksum/secret changed: the configuration it stands for did'],
    ],
    [
      'a restart by hand is no change',
      template({}),
      template({}, {}, { 'kubectl.kubernetes.io/restartedAt': '2026-06-01T11:00:00Z' }),
      [],
    ],
    ['a volume', template({}), template({}, { volumes: [{ name: 'tls' }] }), ['volume tls added']],
    [
      'the order of keys is no change',
      template({ securityContext: { runAsUser: 1, readOnlyRootFilesystem: true } }),
      template({ securityContext: { readOnlyRootFilesystem: true, runAsUser: 1 } }),
      [],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(texts(before, after)).toEqual(changes);
  });
});
