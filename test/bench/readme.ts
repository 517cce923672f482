import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.ts';
import { table } from './table.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const BEGIN = '<!-- npm run bench -- --readme writes from here -->';
const END = '<!-- to here -->';

/** Puts what has a target into the README's performance section. @throws Error when the README has no place for it */
export function writeReadme(machine: string, measurements: readonly Measurement[]): void {
  const text = readFileSync(README, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`README.md has no "${BEGIN}" before a "${END}"`);
  const aimed = measurements.filter(({ target }) => target !== null);
  const met = aimed.filter(({ value, target }) => value <= (target ?? 0)).length;
  const section = `Measured on ${machine}. ${met} of ${aimed.length} targets met.\n\n${table(aimed)}`;
  writeFileSync(README, `${text.slice(0, before + BEGIN.length)}\n${section}${text.slice(after)}`);
}
