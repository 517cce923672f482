import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, LineTooLong } from '../../electron/kube/line-splitter.ts';

function split(chunks: Buffer[], maxBytes = 1_000_000): { lines: string[]; insideLine: boolean } {
  const splitter = new LineSplitter(maxBytes);
  const lines = chunks.flatMap((chunk) => [...splitter.push(chunk)]).map(String);
  return { lines, insideLine: splitter.insideLine };
}

describe('LineSplitter', () => {
  it('gives the same lines however the stream is cut, also inside a character', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\n'));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), (lines, cuts) => {
        const stream = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const at = [...new Set(cuts.map((cut) => cut % (stream.length + 1)))].sort((a, b) => a - b);
        const chunks = [0, ...at].map((start, index) => stream.subarray(start, at[index] ?? stream.length));
        expect(split(chunks)).toEqual({ lines, insideLine: false });
      }),
    );
  });

  it('leaves empty lines out and says when the stream ended inside one', () => {
    expect(split([Buffer.from('\na\n\n'), Buffer.from('b')])).toEqual({ lines: ['a'], insideLine: true });
  });

  it.each([
    ['in one chunk', [Buffer.from(`${'x'.repeat(11)}\n`)]],
    ['in many', Array.from({ length: 11 }, () => Buffer.from('x'))],
  ])('refuses a line over the limit, %s', (_name, chunks) => {
    expect(() => split(chunks, 10)).toThrow(LineTooLong);
  });

  it('takes a line of exactly the limit', () => {
    expect(split([Buffer.from('12345'), Buffer.from('67890\n')], 10).lines).toEqual(['1234567890']);
  });
});
