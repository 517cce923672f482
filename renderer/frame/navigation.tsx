import { Tooltip } from '@mantine/core';
import { CircleDot, Server, Settings } from 'lucide-react';
import css from './navigation.module.css';
import { formatRoute, type Route, type Screen } from './route.ts';
import { useView } from './store.ts';

const ITEMS = [
  { screen: 'incidents', label: 'Incidents', icon: CircleDot },
  { screen: 'clusters', label: 'Clusters', icon: Server },
  { screen: 'settings', label: 'Settings', icon: Settings },
] as const;

const home: Record<Screen, Route> = {
  incidents: { screen: 'incidents', incident: null },
  clusters: { screen: 'clusters' },
  settings: { screen: 'settings' },
};

/** The screens. Labels fold away where the window is narrow; names stay for the screen reader and on hover. */
export function Navigation({ current }: { current: Screen }) {
  const open = useView((view) => view.app?.open);
  const count = open ? open.critical + open.warning + open.info : 0;
  return (
    <nav className={css.nav} aria-label="Screens">
      {ITEMS.map(({ screen, label, icon: Icon }) => (
        <Tooltip key={screen} label={label} position="right" classNames={{ tooltip: css.tip }}>
          <a
            className={css.item}
            href={formatRoute(home[screen])}
            aria-current={screen === current ? 'page' : undefined}
          >
            <Icon size={16} aria-hidden />
            <span className={css.label}>{label}</span>
            {screen === 'incidents' && count > 0 && (
              <span className={css.count} data-critical={(open?.critical ?? 0) > 0 || undefined}>
                {count}
              </span>
            )}
          </a>
        </Tooltip>
      ))}
    </nav>
  );
}
