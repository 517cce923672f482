import { Button } from '@mantine/core';
import type { ContextInfo } from '../../shared/app-state.ts';
import { useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { momentInWords } from '../parts/moment.ts';
import css from './context-row.module.css';
import { WatchSwitch } from './watch-switch.tsx';

interface ContextRowProps {
  context: ContextInfo;
  unwatchedSince: string | null;
}

/** A context that is not watched: where it leads, and the ways to watch it. */
export function ContextRow({ context, unwatchedSince }: ContextRowProps) {
  const action = useAction();
  const apart = useView(({ app }) => app?.demo === true && context.watch && !context.demo);
  return (
    <section className={css.row} aria-label={context.name}>
      <div className={css.words}>
        <h3 className={css.name} title={context.name}>
          {context.name}
        </h3>
        <p className={css.server}>{context.server ?? context.cluster}</p>
        {context.problem !== null && <p className={css.problem}>{context.problem}</p>}
        {apart && <p className={css.soft}>Watched again when you leave the demo cluster.</p>}
        {unwatchedSince !== null && (
          <p className={css.problem}>
            Has open incidents, not watched since {momentInWords(unwatchedSince, Date.now())}.
          </p>
        )}
        {action.error !== null && (
          <p className={css.error} role="alert">
            {action.error}
          </p>
        )}
      </div>
      <div className={css.actions}>
        {!context.demo && (context.problem === null || context.watch) && (
          <WatchSwitch context={context} action={action} />
        )}
        {context.problem === null && (
          <Button
            disabled={action.busy}
            onClick={() => void action.run('contexts.choose', { name: context.name })}
          >
            Show
          </Button>
        )}
      </div>
    </section>
  );
}
