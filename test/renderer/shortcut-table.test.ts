import { expect, it } from 'vitest';
import { namesOfKeys } from '../../renderer/frame/key-names.ts';
import { SCREENS } from '../../renderer/frame/screens.ts';
import { SHORTCUTS } from '../../renderer/frame/shortcut-table.ts';

it('binds no key twice', () => {
  const keys = [...SHORTCUTS.values()].flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it('has no shortcut that begins another', () => {
  const keys = [...SHORTCUTS.values()].flatMap((shortcut) => shortcut.keys);
  expect(keys.filter((one) => keys.some((other) => other.startsWith(`${one} `)))).toEqual([]);
});

it('leads to every screen', () => {
  for (const { screen, jump } of SCREENS)
    expect(SHORTCUTS.get(`go to ${screen}`)?.keys).toEqual([`g ${jump}`]);
});

it.each([
  ['j', false, [['J']]],
  ['/', false, [['/']]],
  ['Mod+k', false, [['Ctrl', 'K']]],
  ['Mod+k', true, [['⌘', 'K']]],
  ['Shift+ArrowDown', false, [['Shift', '↓']]],
  ['g i', false, [['G'], ['I']]],
] as const)('%s is printed on the keyboard (Mac: %s) as %j', (keys, mac, names) => {
  expect(namesOfKeys(keys, mac)).toEqual(names);
});
