import { useView } from '../frame/store.ts';
import css from './clusters-screen.module.css';
import { ContextCard } from './context-card.tsx';

/** Every context of the kubeconfig, and how the loops of those that are watched do. */
export function ClustersScreen() {
  const app = useView((view) => view.app);
  if (!app) return null;
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <h1 className={css.title}>Clusters</h1>
        {app.contexts.map((context) => (
          <ContextCard
            key={context.name}
            context={context}
            loop={app.loops.find((loop) => loop.context === context.name) ?? null}
            unwatchedSince={app.unwatched.find((left) => left.context === context.name)?.since ?? null}
          />
        ))}
        {app.contexts.length === 0 && <p>Your kubeconfig names no contexts.</p>}
      </div>
    </div>
  );
}
