import { describe, expect, test } from 'vitest';
import { choose } from '../../build/test-layers.ts';

const chosen = (...args: string[]) => {
  const { chosen: layers, filters } = choose(args);
  return [layers.map((layer) => layer.name), filters];
};

describe('npm test --', () => {
  const tests = ['unit', 'integration', 'package', 'cluster', 'ui', 'shell', 'electron'];

  test('without arguments runs everything', () => {
    expect(chosen()).toEqual([['typecheck', 'lint', ...tests], []]);
  });

  test('runs the named layers in their own order', () => {
    expect(chosen('ui', 'unit')).toEqual([['unit', 'ui'], []]);
  });

  test('passes what is no layer on as filters', () => {
    expect(chosen('unit', 'test/detect')).toEqual([['unit'], ['test/detect']]);
  });

  test('with a filter alone asks every layer that has test files', () => {
    expect(chosen('test/detect')).toEqual([tests, ['test/detect']]);
  });
});
