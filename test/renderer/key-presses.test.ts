import { describe, expect, it } from 'vitest';
import { chordOf, createKeyReader, type Press } from '../../renderer/frame/key-presses.ts';

const press = (key: string, part: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...part,
});

describe('a press, as the shortcut table writes it', () => {
  it.each<[string, Press, boolean, string | null]>([
    ['a letter', press('j'), false, 'j'],
    ['a letter under Caps Lock', press('J'), false, 'j'],
    ['a sign that needs Shift', press('?', { shiftKey: true }), false, '?'],
    ['Ctrl and a letter', press('k', { ctrlKey: true }), false, 'Mod+k'],
    ['Command and a letter on a Mac', press('k', { metaKey: true }), true, 'Mod+k'],
    ['Ctrl on a Mac, which edits text there', press('k', { ctrlKey: true }), true, null],
    ['the Windows key', press('k', { metaKey: true }), false, null],
    ['an arrow', press('ArrowDown'), false, 'ArrowDown'],
    ['Shift and an arrow', press('ArrowDown', { shiftKey: true }), false, 'Shift+ArrowDown'],
    ['the space bar', press(' '), false, 'Space'],
    ['what Alt makes', press('@', { altKey: true }), false, null],
    ['what AltGr makes', press('[', { altKey: true, ctrlKey: true }), false, null],
    ['a syllable being composed', press('a', { isComposing: true }), false, null],
    ['a Cyrillic keyboard', press('о', { code: 'KeyJ' }), false, 'j'],
  ])('%s', (_, pressed, mac, chord) => {
    expect(chordOf(pressed, mac)).toBe(chord);
  });
});

describe('the shortcut a press completes', () => {
  it('is found by any of its keys', () => {
    const read = createKeyReader();
    expect(['j', 'ArrowDown', 'q'].map((chord) => read(chord, 0))).toEqual(['next', 'next', null]);
  });

  it('may take two keys', () => {
    const read = createKeyReader();
    expect(read('g', 0)).toBeNull();
    expect(read('c', 400)).toBe('go to clusters');
  });

  it('takes the second key for itself when it comes late', () => {
    const read = createKeyReader();
    read('g', 0);
    expect(read('a', 5_000)).toBe('acknowledge');
  });

  it('forgets the first key once it has led somewhere', () => {
    const read = createKeyReader();
    read('g', 0);
    read('c', 100);
    expect(read('c', 200)).toBeNull();
  });
});
