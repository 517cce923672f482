import type { ContextInfo } from '../../shared/app-state.ts';
import css from './context-words.module.css';

/** A context as it is offered: its name, and where it leads or why it cannot be used. */
export function ContextWords({ context }: { context: ContextInfo }) {
  const { name, problem, server, cluster } = context;
  return (
    <>
      <span className={css.name} title={name}>
        {name}
        {context.demo && <span className={css.note}>simulated</span>}
        {context.current && !context.demo && <span className={css.note}>current in kubeconfig</span>}
      </span>
      <span className={problem === null ? css.server : css.problem} title={server ?? undefined}>
        {problem ?? server ?? cluster}
      </span>
    </>
  );
}
