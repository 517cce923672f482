import { describe, expect, it } from 'vitest';
import { excerpt, ownWords } from '../../electron/diagnose/own-words.ts';

const plain = (text: string) => text;
const masked = (text: string) => text.replaceAll('hunter2hunter2', '[redacted]');

describe('the words that a diagnosis is drawn from', () => {
  it.each([
    ['the variable DATABASE_URL is not set', "KeyError: 'DATABASE_URL'", ''],
    [
      'ledger:7000 refuses connections',
      'cannot connect to ledger:7000: connection refused',
      '; it says: cannot connect to ledger:7000: connection refused',
    ],
  ])('%s: of "%s" it adds "%s"', (clause, text, added) => {
    expect(ownWords(clause, text, { mask: plain })).toBe(added);
  });

  it('names who says it', () => {
    const told = ownWords('its disk is full', 'write /var/lib/x: no space left on device', {
      mask: plain,
      says: 'the kubelet says',
    });
    expect(told).toMatch(/^; the kubelet says: write/);
  });

  it('keeps of a long line its beginning and what matters', () => {
    const line = `pod start: ${'x'.repeat(400)} connection refused by ledger:7000 ${'y'.repeat(400)}`;
    const cut = excerpt(line, 'connection refused', plain);
    expect(cut).toMatch(/^pod start: x+ … x+ connection refused by ledger:7000 y+…$/);
    expect(cut.length).toBeLessThan(300);
  });

  it('blanks before it cuts: no half of a secret stays', () => {
    const line = `${'x'.repeat(272)} hunter2hunter2 ${'y'.repeat(100)}`;
    expect(excerpt(line, '', masked)).not.toContain('hunter');
  });
});
