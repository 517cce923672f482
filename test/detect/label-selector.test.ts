import { expect, test } from 'vitest';
import { parseLabelSelector } from '../../electron/detect/label-selector.ts';
import { labelSelector } from '../../electron/detect/scope.ts';

const LABELS = { app: 'web', tier: '', 'example.com/rank': '7', env: 'prod' };

test.each<[selector: string, selected: boolean, why: string]>([
  ['', true, 'nothing asked'],
  ['  ', true, 'nothing asked'],
  ['app=web', true, 'equal'],
  ['app==web', true, 'as kubectl also writes it'],
  ['app = web', true, 'spaces do not count'],
  ['app=api', false, 'another value'],
  ['app=Web', false, 'case counts'],
  ['team=web', false, 'the key is missing'],
  ['team=', false, 'an empty value is still a value, and the key is missing'],
  ['tier=', true, 'an empty value'],
  ['app!=api', true, 'not equal'],
  ['app!=web', false, 'equal after all'],
  ['team!=web', true, 'what lacks the key is selected, too'],
  ['env in (prod,stage)', true, 'one of the set'],
  ['env in ( prod , stage )', true, 'spaces in the set'],
  ['env in(prod)', true, 'no space before the set'],
  ['env in (dev)', false, 'not in the set'],
  ['tier in (,x)', true, 'the empty value is in the set'],
  ['team in (a)', false, 'the key is missing'],
  ['env notin (dev,stage)', true, 'not in the set'],
  ['env notin (prod)', false, 'in the set'],
  ['team notin (a)', true, 'what lacks the key is selected, too'],
  ['app', true, 'the key exists'],
  ['tier', true, 'with an empty value, too'],
  ['team', false, 'the key is missing'],
  ['!team', true, 'the key is missing'],
  ['! team', true, 'with a space'],
  ['!app', false, 'the key exists'],
  ['example.com/rank>6', true, 'more'],
  ['example.com/rank > 7', false, 'not more'],
  ['example.com/rank<8', true, 'less'],
  ['app>1', false, 'no number'],
  ['team<1', false, 'the key is missing'],
  ['in=x', false, 'an operator’s name may be a key'],
  ['constructor', false, 'no label of its own'],
  ['app=web,env in (prod,stage),!team', true, 'all hold'],
  ['app=web,env in (dev,stage),!team', false, 'one does not'],
  [' app=web , env=prod ', true, 'spaces around the parts'],
])('"%s": %s, %s', (selector, selected) => {
  expect(parseLabelSelector(selector)(LABELS)).toBe(selected);
});

test.each([
  'app=web,',
  ',app=web',
  'app in web',
  'app in (web',
  'app in web)',
  'app notin',
  'app=a b',
  'app===web',
  'app=>1',
  'rank>high',
  '=web',
  '!',
  '!app=web',
  'a/b/c=x',
  '/app=x',
  '-app=x',
  `app=${'x'.repeat(64)}`,
  `${'x'.repeat(64)}=y`,
  'app in ((a))',
  'app=\ud800',
  '💥',
])('"%s" is no selector', (selector) => {
  expect(() => parseLabelSelector(selector)).toThrow(SyntaxError);
});

test('what is no selector hides nothing and is one sentence', () => {
  const { selects, problem } = labelSelector('app in web');
  expect(selects({})).toBe(true);
  expect(problem).toBe(
    'the label selector cannot be understood at "app in web": it is ignored, and whatever its labels are is watched.',
  );
  expect(labelSelector('app').problem).toBeNull();
});

test('a hostile text takes no time', () => {
  const text = `${'a,'.repeat(400)}${'('.repeat(100)}`;
  const begun = process.cpuUsage();
  expect(labelSelector(text).problem).not.toBeNull();
  // CPU time: a loaded machine may let the wall's pass.
  expect(process.cpuUsage(begun).user).toBeLessThan(500_000);
});
