import { defaultFilter } from 'cmdk';
import { COMMAND_GROUPS, type Command } from './commands.ts';

export interface RankedGroup {
  group: Command['group'];
  commands: Command[];
}

/** Below it the letters are there, but scattered over words that nobody meant. */
const FAINT = 0.05;

/** The commands that the letters typed may mean, the likeliest first, in groups as likely as their first. */
export function ranked(commands: readonly Command[], typed: string): RankedGroup[] {
  const found = commands
    .map((command) => ({ command, score: scoreOf(command, typed.trim()) }))
    .filter(({ score }) => score > FAINT);
  if (typed.trim() !== '') found.sort((a, b) => b.score - a.score);
  const groups = Map.groupBy(found, ({ command }) => command.group);
  const order =
    typed.trim() === '' ? COMMAND_GROUPS.filter((group) => groups.has(group)) : [...groups.keys()];
  return order.map((group) => ({
    group,
    commands: (groups.get(group) ?? []).map(({ command }) => command),
  }));
}

function scoreOf({ group, label, words = '' }: Command, typed: string): number {
  return typed === '' ? 1 : defaultFilter(label, typed, [words, group]);
}
