/** The longest DNS label: a namespace, a container, most workloads. */
export const NAME_LENGTH = 63;

/**
 * Text from a cluster made fit for a sentence: one line, no control characters, no invisible ones and none that turn
 * the reading direction (a name must not pass for another one), at most `max` characters.
 */
export function plain(text: unknown, max = 253): string {
  if (typeof text !== 'string') return '';
  const line = text
    .slice(0, max * 4)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : line;
}

/** "1 pod", "3 pods", "1,204 pods". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
