import { Menu, VisuallyHidden } from '@mantine/core';
import { Boxes, Check, ChevronDown, Layers } from 'lucide-react';
import type { AppState, ContextInfo, WatchedContext } from '../../shared/app-state.ts';
import { momentInWords } from '../parts/moment.ts';
import css from './context-switcher.module.css';
import { ContextWords } from './context-words.tsx';
import { go } from './route.ts';
import { useView } from './store.ts';
import type { Action } from './use-action.ts';

/** Which cluster this window speaks of: always in sight, so that nobody acts on the wrong one. */
export function ContextSwitcher({ action }: { action: Action }) {
  const app = useView((view) => view.app);
  if (!app) return <span className={css.empty}>Dogwatch</span>;
  const chosen = app.contexts.find((context) => context.name === app.chosen);
  return (
    <>
      <Menu
        position="bottom-start"
        width="26rem"
        classNames={{ dropdown: css.dropdown, item: css.item, itemLabel: css.itemLabel }}
      >
        <Menu.Target>
          <button type="button" className={css.target}>
            <Boxes size={15} aria-hidden />
            <VisuallyHidden>Context: </VisuallyHidden>
            <span className={css.name} title={app.chosen ?? undefined}>
              {app.chosen ?? 'No context chosen'}
            </span>
            {chosen && chosen.cluster !== chosen.name && (
              <span className={css.cluster} title={chosen.cluster}>
                {chosen.cluster}
              </span>
            )}
            <ChevronDown size={13} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {app.watched.length > 1 && (
            <>
              <Menu.Item
                leftSection={<Layers size={14} />}
                onClick={() => go({ screen: 'incidents', incident: null, list: listOf(app.watched) })}
              >
                Incidents of all {app.watched.length} watched contexts
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>Contexts</Menu.Label>
          {app.contexts.map((context) => (
            <ContextItem
              key={context.name}
              context={context}
              unwatchedSince={leftSince(app, context.name)}
              choose={() => void action.run('contexts.choose', { name: context.name })}
            />
          ))}
        </Menu.Dropdown>
      </Menu>
      {app.demo && <span className={css.demo}>demo cluster</span>}
    </>
  );
}

/** As incidents/list-query.ts reads it. */
const listOf = (watched: readonly WatchedContext[]): string =>
  new URLSearchParams(watched.map(({ context }) => ['context', context])).toString();

/** A watched one may have left another cluster behind: the list says so where it matters. */
function leftSince({ watched, unwatched }: AppState, name: string): string | null {
  if (watched.some(({ context }) => context === name)) return null;
  return unwatched.find((left) => left.context === name)?.since ?? null;
}

interface ContextItemProps {
  context: ContextInfo;
  unwatchedSince: string | null;
  choose: () => void;
}

function ContextItem({ context, unwatchedSince, choose }: ContextItemProps) {
  return (
    <Menu.Item
      disabled={context.problem !== null}
      onClick={choose}
      aria-current={context.chosen || undefined}
      leftSection={context.chosen ? <Check size={14} /> : <span className={css.indent} />}
    >
      <ContextWords context={context} />
      {unwatchedSince && (
        <span className={css.left}>
          Has open incidents, not watched since {momentInWords(unwatchedSince, Date.now())}
        </span>
      )}
    </Menu.Item>
  );
}
