import { createHash } from 'node:crypto';
import type { Settings } from '../../shared/settings.ts';
import { createRuleBook, type RuleBook } from '../rules/rule-book.ts';
import { cpuTime } from './cpu-time.ts';
import type { Log } from './log.ts';
import { openRulesFile, type RulesFile } from './rules-file.ts';

/** The rules of a person's file, in force. */
export interface Rules {
  file: RulesFile;
  book: RuleBook;
  /** The file may have been edited: what it says now is put in force, if it is right. */
  reread(): void;
  /** As `RulesFile.save`, and in force at once. */
  save: RulesFile['save'];
  /** A short text, another one whenever what a window shows of rules changed, or `besides` did. */
  mark(besides: string): string;
  /** One sentence for each thing that is wrong with the file or with a rule. */
  problems(): string[];
}

export function openRules(path: string, settings: () => Settings, log: Log): Rules {
  const file = openRulesFile(path, log);
  const book = createRuleBook(settings, cpuTime);
  book.use(file.rules());
  return {
    file,
    book,
    reread() {
      if (!file.reread()) return;
      log.info('The rules were read again.', { path });
      book.use(file.rules());
    },
    save(text, revision) {
      const outcome = file.save(text, revision);
      if (outcome === 'saved') book.use(file.rules());
      return outcome;
    },
    mark(besides) {
      const { revision, problems } = file.current();
      const seen = [revision, problems, book.version(), book.tallied(), besides];
      return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16);
    },
    problems: () => [...file.sentences(), ...book.problems()],
  };
}
