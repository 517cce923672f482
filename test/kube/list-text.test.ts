import { describe, expect, it } from 'vitest';
import { listText } from '../../electron/kube/list-text.ts';

const item = (name: string, more: object = {}) => ({ metadata: { name }, ...more });

function written(items: unknown[]): string {
  return JSON.stringify({ kind: 'PodList', apiVersion: 'v1', metadata: { resourceVersion: '7' }, items });
}

const readAll = (text: string) => [...(listText(Buffer.from(text))?.items ?? [])];

describe('a list read item by item', () => {
  it.each([
    ['no item', []],
    ['one', [item('a')]],
    ['several', [item('a'), item('b'), item('c')]],
    [
      'items that hold objects like items',
      [item('a', { spec: { claims: [item('x'), item('y')] } }), item('b')],
    ],
    ['strings that look like a boundary', [item('a', { text: '},{"metadata":{"name":"x"' }), item('b')]],
    ['items without a name', [item('a'), { metadata: {} }, null, 5, item('b')]],
    ['characters of several bytes', [item('ä'), item('🐕')]],
  ])('is what JSON.parse reads: %s', (_, items) => {
    expect(readAll(written(items))).toEqual(items);
    expect(readAll(`${written(items)}\n`)).toEqual(items);
  });

  it('tells the list without its items', () => {
    expect(listText(Buffer.from(written([item('a')])))?.head).toEqual({
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: { resourceVersion: '7' },
      items: [],
    });
  });

  it('can be read again', () => {
    const list = listText(Buffer.from(written([item('a'), item('b')])));
    expect([...(list?.items ?? [])]).toEqual([...(list?.items ?? [])]);
  });

  it('parses no item before its turn', () => {
    const broken = written([item('a'), item('b')]).replace('"b"}', '"b"]');
    const items = listText(Buffer.from(broken))?.items[Symbol.iterator]();
    expect(items?.next().value).toEqual(item('a'));
    expect(() => items?.next()).toThrow(SyntaxError);
  });

  it.each([
    ['null', 'null'],
    ['cut short', written([item('a'), item('b')]).slice(0, -10)],
    [
      'fields in another order',
      '{"items":[],"metadata":{"resourceVersion":"7"},"kind":"PodList","apiVersion":"v1"}',
    ],
    ['white space', JSON.stringify(JSON.parse(written([item('a')])), null, 2)],
    ['items that are null', written([]).replace('[]', 'null')],
  ])('leaves to JSON.parse what is written otherwise: %s', (_, text) => {
    expect(listText(Buffer.from(text))).toBeNull();
  });
});
