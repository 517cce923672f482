import { Switch } from '@mantine/core';
import { Dialog } from '../parts/dialog.tsx';
import { namesOfKeys } from './key-names.ts';
import { isSingleCharacter } from './key-presses.ts';
import css from './shortcut-sheet.module.css';
import { GROUPS, SHORTCUTS, type Shortcut } from './shortcut-table.ts';
import { MAC } from './shortcuts.ts';
import { useView } from './store.ts';
import { useAction } from './use-action.ts';

/** Every shortcut there is, and the switch for those of one letter. */
export function ShortcutSheet({ close }: { close: () => void }) {
  const letters = useView(({ app }) => app?.settings.shortcuts.singleLetter ?? true);
  const action = useAction();
  return (
    <Dialog title="Keyboard shortcuts" close={close} width="46rem">
      <div className={css.groups}>
        {GROUPS.map((group) => (
          <section key={group} className={css.group}>
            <h3 className={css.name}>{group}</h3>
            <dl className={css.shortcuts}>
              {[...SHORTCUTS]
                .filter(([, shortcut]) => shortcut.group === group)
                .map(([id, shortcut]) => (
                  <Line key={id} shortcut={shortcut} letters={letters} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={css.foot}>
        <Switch
          label="Single-letter shortcuts"
          description="Switch them off if you dictate, or press keys by accident. Those with Ctrl, arrows and Enter stay."
          checked={letters}
          onChange={(event) =>
            void action.run('settings.set', {
              path: 'shortcuts.singleLetter',
              value: event.currentTarget.checked,
            })
          }
        />
        {action.error && <p role="alert">{action.error}</p>}
      </div>
    </Dialog>
  );
}

/** What it does, and its keys; those that are switched off are struck out. */
function Line({ shortcut: { keys, does }, letters }: { shortcut: Shortcut; letters: boolean }) {
  return (
    <div className={css.line}>
      <dt>{does}</dt>
      <dd className={css.ways}>
        {keys.map((way) => (
          <span
            key={way}
            className={css.way}
            data-off={(!letters && way.split(' ').every(isSingleCharacter)) || undefined}
          >
            {namesOfKeys(way, MAC).map((chord) => (
              <span key={chord.join()} className={css.chord}>
                {chord.map((name) => (
                  <kbd key={name} className={css.key}>
                    {name}
                  </kbd>
                ))}
              </span>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
