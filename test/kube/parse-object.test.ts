import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseObject } from '../../electron/kube/parse-object.ts';

const managedFields = [
  { manager: 'kubelet', fieldsV1: { 'f:status': { 'f:conditions': { 'k:{"type":"Ready"}': { '.': {} } } } } },
];

describe('parseObject', () => {
  it.each([
    ['an object', { metadata: { name: 'a', managedFields }, spec: { nodeName: 'n' }, status: {} }],
    ['a watch event', { type: 'ADDED', object: { metadata: { name: 'a', managedFields }, spec: {} } }],
  ])('leaves managedFields out of %s, and nothing else', (_, object) => {
    const without = JSON.parse(
      JSON.stringify(object, (key, value) => (key === 'managedFields' ? undefined : value)),
    );
    expect(parseObject(JSON.stringify(object))).toEqual(without);
  });

  it.each([
    ['managedFields that are not the last field', { metadata: { managedFields, name: 'a' }, spec: {} }],
    ['managedFields alone', { metadata: { managedFields }, spec: {} }],
    ['an object without a spec', { metadata: { name: 'a', managedFields }, data: {} }],
    [
      'text that looks like them',
      { metadata: { name: 'a', text: ',"managedFields":[' }, spec: [']},"spec":'] },
    ],
  ])('reads as JSON.parse does: %s', (_, object) => {
    expect(parseObject(JSON.stringify(object))).toEqual(object);
  });

  it('never reads a value as anything but itself, or itself without managedFields', () => {
    const part = fc.constantFrom(',"managedFields":[', ']},"spec":', '"', '\\', 'a', '}', ']');
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.dictionary(text, fc.oneof(text, fc.array(text), fc.dictionary(text, text))),
        (object) => {
          expect(parseObject(JSON.stringify(object))).toEqual(object);
        },
      ),
    );
  });

  it('throws for what is no JSON', () => {
    expect(() => parseObject('{"metadata":{"name":"a","managedFields":[]},"spec":')).toThrow(SyntaxError);
  });
});
