import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import type { ContextInfo } from '../../shared/app-state.ts';
import { useView } from './store.ts';
import { useAction } from './use-action.ts';
import css from './welcome.module.css';

/** The first run with a kubeconfig: nothing has been contacted, and nothing will be until a context is picked. */
export function Welcome() {
  const contexts = useView((view) => view.app)?.contexts ?? [];
  const action = useAction();
  const current = contexts.find((context) => context.current);
  const others = contexts.filter((context) => !context.current);
  const choose = (name: string) => void action.run('contexts.choose', { name });
  return (
    <div className={css.page}>
      <section className={css.card} aria-label="Welcome">
        <h2 className={css.title}>Which cluster shall Dogwatch watch?</h2>
        <p className={css.lead}>
          <ShieldCheck size={15} aria-hidden />
          Nothing has been contacted yet. Dogwatch only looks: it never changes your cluster and reads no
          Secret.
        </p>
        {action.error && (
          <p className={css.error} role="alert">
            {action.error}
          </p>
        )}
        {contexts.length === 0 && (
          <p>Your kubeconfig names no contexts. Add one; Dogwatch reads it again by itself.</p>
        )}
        <ul className={css.contexts}>
          {[...(current ? [current] : []), ...others].map((context) => (
            <Choice key={context.name} context={context} busy={action.busy} choose={choose} />
          ))}
        </ul>
        <p className={css.foot}>You can switch at any time, at the top left or from the tray.</p>
      </section>
    </div>
  );
}

function Choice({
  context,
  busy,
  choose,
}: {
  context: ContextInfo;
  busy: boolean;
  choose: (name: string) => void;
}) {
  return (
    <li className={css.context} data-current={context.current || undefined}>
      <div className={css.words}>
        <span className={css.name} title={context.name}>
          {context.name}
          {context.current && <span className={css.note}>current in kubeconfig</span>}
        </span>
        <span
          className={context.problem === null ? css.server : css.problem}
          title={context.server ?? undefined}
        >
          {context.problem ?? context.server ?? context.cluster}
        </span>
      </div>
      <Button
        variant={context.current ? 'filled' : 'default'}
        aria-label={`Watch ${context.name}`}
        disabled={context.problem !== null || busy}
        onClick={() => choose(context.name)}
      >
        Watch
      </Button>
    </li>
  );
}
