import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ClustersScreen } from '../clusters/clusters-screen.tsx';
import { IncidentsScreen } from '../incidents/incidents-screen.tsx';
import { Banner } from '../parts/banner.tsx';
import css from './app.module.css';
import { Banners } from './banners.tsx';
import { ContextSwitcher } from './context-switcher.tsx';
import { LiveRegion } from './live-region.tsx';
import { Navigation } from './navigation.tsx';
import { type Overlay, Overlays } from './overlays.tsx';
import { PaletteButton } from './palette-button.tsx';
import { go, useRoute } from './route.ts';
import { labelOf } from './screens.ts';
import { StatusBar } from './status-bar.tsx';
import { useStore, useView } from './store.ts';
import { Toasts } from './toasts.tsx';
import { useAction } from './use-action.ts';

const OverviewScreen = lazy(() =>
  import('../overview/overview-screen.tsx').then((file) => ({ default: file.OverviewScreen })),
);
const HistoryScreen = lazy(() =>
  import('../history/history-screen.tsx').then((file) => ({ default: file.HistoryScreen })),
);
/** Its controls and the schema it is made from are a third of the window. */
const SettingsScreen = lazy(() =>
  import('../settings/settings-screen.tsx').then((file) => ({ default: file.SettingsScreen })),
);

const FirstRun = lazy(() =>
  import('../first-run/first-run.tsx').then((file) => ({ default: file.FirstRun })),
);

const ApprovalsScreen = lazy(() =>
  import('../playbooks/approvals-screen.tsx').then((file) => ({ default: file.ApprovalsScreen })),
);

const RulesScreen = lazy(() =>
  import('../rules/rules-screen.tsx').then((file) => ({ default: file.RulesScreen })),
);

export function App() {
  const firstRun = useView(({ app }) => app?.firstRun ?? false);
  return firstRun ? (
    <Suspense>
      <FirstRun />
    </Suspense>
  ) : (
    <Frame />
  );
}

/** The frame around every screen: which cluster, which screens, what is wrong, how the loop does. */
function Frame() {
  const store = useStore();
  const route = useRoute();
  const action = useAction();
  const [overlay, show] = useState<Overlay>(null);
  const title = useView(({ app }) => {
    const open = app?.open ? app.open.critical + app.open.warning + app.open.info : 0;
    return `${open > 0 ? `(${open}) ` : ''}${labelOf(route.screen)}${app?.chosen ? ` · ${app.chosen}` : ''} · Dogwatch`;
  });

  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(
    () =>
      store.onNavigate(({ screen, incident }) =>
        go(screen === 'settings' ? { screen } : { screen: 'incidents', incident }),
      ),
    [store],
  );

  return (
    <div className={css.app}>
      <header className={css.top}>
        <ContextSwitcher action={action} />
        <PaletteButton open={() => show('palette')} />
      </header>
      <Navigation current={route.screen} />
      <main className={css.main}>
        {action.error !== null && (
          <div role="alert">
            <Banner tone="error" actions={<Button onClick={action.clear}>Dismiss</Button>}>
              {action.error}
            </Banner>
          </div>
        )}
        <Banners />
        {route.screen === 'incidents' && <IncidentsScreen opened={route.incident} list={route.list ?? ''} />}
        {route.screen === 'clusters' && <ClustersScreen />}
        <Suspense>
          {route.screen === 'overview' && <OverviewScreen />}
          {route.screen === 'history' && <HistoryScreen opened={route.incident} asked={route.list ?? ''} />}
          {route.screen === 'approvals' && <ApprovalsScreen />}
          {route.screen === 'rules' && <RulesScreen />}
          {route.screen === 'settings' && <SettingsScreen />}
        </Suspense>
      </main>
      <StatusBar />
      <Toasts />
      <LiveRegion />
      <Overlays shown={overlay} show={show} action={action} />
    </div>
  );
}
