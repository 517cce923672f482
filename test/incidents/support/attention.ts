import { attentionOf } from '../../../electron/app/attention.ts';
import type { Log } from '../../../electron/app/log.ts';
import type { Attention } from '../../../electron/incidents/attention.ts';
import { createRuleBook } from '../../../electron/rules/rule-book.ts';
import { createSilences } from '../../../electron/rules/silences.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { Settings } from '../../../shared/settings.ts';

/** What holds before anybody wrote a rule: the built-in ones, and the store's silences. */
export function builtInAttention(store: Store, settings: () => Settings, log: Log): Attention {
  return attentionOf(
    createRuleBook(settings, () => 0),
    createSilences(store, log),
  );
}
