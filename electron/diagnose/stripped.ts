import { stripVTControlCharacters } from 'node:util';

/** Every control character but the tab, and what is invisible or turns the reading direction. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?!\t)\p{Cc}/gu;

/** One line of foreign text without colours, control characters and invisible ones; a tab is a space. */
export function stripped(text: string): string {
  const line = stripVTControlCharacters(text).replace(/[\r\n\v\f]{1,100}/g, ' ');
  return line.replace(UNSEEN, '').replaceAll('\t', ' ').trimEnd();
}
