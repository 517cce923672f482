import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { ContextChoices } from './context-choices.tsx';
import css from './pick-context.module.css';
import { useView } from './store.ts';
import { useAction } from './use-action.ts';

/** The contexts found, and the demo cluster. `picked` is called once one is watched. */
export function PickContext({ picked }: { picked?: () => void }) {
  const app = useView((view) => view.app);
  const action = useAction();
  if (app === null) return null;
  const own = app.contexts.filter(({ demo }) => !demo);

  async function choose(name: string): Promise<void> {
    if (await action.run('contexts.choose', { name })) picked?.();
  }

  async function chooseDemo(): Promise<void> {
    if (await action.run('contexts.chooseDemo', {})) picked?.();
  }

  return (
    <>
      <p className={css.lead}>
        <ShieldCheck size={15} aria-hidden />
        <span>
          {app.chosen === null && 'Nothing has been contacted yet. '}Dogwatch only looks: it never changes
          your cluster by itself and reads no Secret.
        </span>
      </p>
      {action.error && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      {own.length === 0 ? (
        <p>No kubeconfig with contexts was found. Add one; Dogwatch reads it again by itself.</p>
      ) : (
        <ContextChoices contexts={own} busy={action.busy} choose={(name) => void choose(name)} />
      )}
      <div className={css.demo}>
        <span>
          {app.demo
            ? 'You are looking at the demo cluster: its trouble is made up.'
            : 'No cluster at hand? The demo cluster has trouble of every kind, and nothing leaves this machine.'}
        </span>
        {!app.demo && (
          <Button loading={action.busy} onClick={() => void chooseDemo()}>
            Use the demo
          </Button>
        )}
      </div>
    </>
  );
}
