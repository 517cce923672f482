import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface PictureArguments {
  /** Where the pictures go; undefined: those of the README go to its own folder. */
  out: string | undefined;
  /** In CSS pixels. */
  widths: number[];
  only: string | undefined;
}

/** The narrowest and the widest window that Dogwatch is made for, in CSS pixels. */
const NARROWEST = 480;
const WIDEST = 3840;

/** @throws Error with one sentence about what is wrong. `names` are the pictures there are. */
export function pictureArguments(argv: readonly string[], names: readonly string[]): PictureArguments {
  const { out, widths, only } = parsed(argv);
  if (out === '') throw new Error('--out wants a folder.');
  if (out !== undefined && statSync(out, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Error(`--out wants a folder: ${out} is a file.`);
  if (only !== undefined && !names.includes(only))
    throw new Error(`--only wants one of ${names.join(', ')}: there is no picture "${only}".`);
  return { out, only, widths: widths.split(',').map(width) };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        out: { type: 'string' },
        widths: { type: 'string', default: '1000' },
        only: { type: 'string' },
      },
    }).values;
  } catch (error) {
    // Node's second sentence is about quoting.
    throw new Error(`${(error as Error).message.split('. ')[0]}.`, { cause: error });
  }
}

function width(text: string): number {
  const pixels = Number(text);
  if (!Number.isInteger(pixels) || pixels < NARROWEST || pixels > WIDEST)
    throw new Error(
      `--widths wants whole numbers from ${NARROWEST} to ${WIDEST}, as in 480,1000: not "${text}".`,
    );
  return pixels;
}
