import type { LogLine } from './log-lines.ts';

/** A path, or the name of what looks like a configuration file. */
const FILE =
  /(?<![\w/.:-])(?:\/[\w.@+-]{1,100}(?:\/[\w.@+-]{1,100}){1,12}|(?:[\w.@+-]{1,100}\/){0,8}[\w.@+-]{1,80}\.(?:ya?ml|json|toml|ini|conf|cfg|properties|xml|env|hcl|key|crt|pem|p12|jks))(?!\.?\w)/;
/** A place in source code tells where, not what. */
const SOURCE = /\.(?:go|m?js|cjs|tsx?|jsx|py|rb|rs|java|kt|scala|cs|php|c|cc|cpp|h|exs?|erl|lua)$/;

/** The file that a line names, else one of the lines right after it, else right before it. */
export function nearestFile(lines: readonly LogLine[], index: number): string | null {
  const order = [0, 1, 2, -1, -2, -3].map((step) => lines[index + step]);
  for (const line of order) {
    const file = line === undefined ? null : fileIn(line.text);
    if (file !== null) return file;
  }
  return null;
}

function fileIn(text: string): string | null {
  for (const match of text.slice(0, 1_000).matchAll(new RegExp(FILE, 'g'))) {
    if (!SOURCE.test(match[0])) return match[0];
  }
  return null;
}
