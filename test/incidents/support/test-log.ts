import type { Log } from '../../../electron/app/log.ts';

/** A log that remembers its lines as "level message". */
export function testLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
  return { lines, error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}
