import { expect, it } from 'vitest';
import { shownApproval } from '../../electron/playbooks/shown-approval.ts';
import { approval } from '../support/playbook-scenes.ts';

const template = {
  metadata: { annotations: { 'example.com/api-token': 'hunter2hunter2' } },
  spec: {
    containers: [
      {
        name: 'app',
        image: 'shop/web:1.4',
        args: ['--password', 'x', 'postgres://me:hunter2@db/shop'],
        env: [
          { name: 'DB_HOST', value: 'hunter2' },
          { name: 'FROM', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
      },
    ],
  },
};

function ofTemplate() {
  const whole = approval();
  const [change] = whole.changes;
  if (change === undefined) throw new Error('the scene has a change');
  const fields = [{ path: '/spec/template', before: null, after: template }];
  const body = [{ op: 'replace', path: '/spec/template', value: template }];
  return { ...whole, changes: [{ ...change, fields, request: { ...change.request, body } }] };
}

it('reaches the window without the values of variables and other secrets', () => {
  const shown = JSON.stringify(shownApproval(ofTemplate()));
  expect(shown).not.toContain('hunter2');
  expect(shown).toContain('DB_HOST');
  expect(shown).toContain('shop/web:1.4');
  expect(shown).toContain('metadata.name');
});

it('keeps what is decided by: id, hash, names and plain values', () => {
  const whole = approval();
  expect(shownApproval(whole)).toEqual(whole);
});
