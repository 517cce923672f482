import type { AppState } from '../../shared/app-state.ts';
import { useView } from '../frame/store.ts';
import { Section } from '../parts/section.tsx';
import css from './clusters-screen.module.css';
import { ContextCard } from './context-card.tsx';
import { ContextRow } from './context-row.tsx';

/** Every context of the kubeconfig: how those that are watched do, and which others there are. */
export function ClustersScreen() {
  const app = useView((view) => view.app);
  if (!app) return null;
  const watched = app.watched.map(({ context }) => context);
  const cards = watched.flatMap((name) => app.contexts.filter((context) => context.name === name));
  const others = app.contexts.filter(({ name }) => !watched.includes(name));
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <h1 className={css.title}>Clusters</h1>
        {cards.map((context) => (
          <ContextCard
            key={context.name}
            context={context}
            loop={app.loops.find((loop) => loop.context === context.name) ?? null}
            open={app.watched.find((one) => one.context === context.name)?.open ?? null}
          />
        ))}
        {others.length > 0 && (
          <Section level={2} title="Not watched">
            <div className={css.others}>
              {others.map((context) => (
                <ContextRow
                  key={context.name}
                  context={context}
                  unwatchedSince={leftSince(app, context.name)}
                />
              ))}
            </div>
          </Section>
        )}
        {app.contexts.length === 0 && <p>Your kubeconfig names no contexts.</p>}
      </div>
    </div>
  );
}

const leftSince = ({ unwatched }: AppState, name: string): string | null =>
  unwatched.find((left) => left.context === name)?.since ?? null;
