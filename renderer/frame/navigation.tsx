import { Tooltip } from '@mantine/core';
import css from './navigation.module.css';
import { formatRoute, routeTo, type Screen } from './route.ts';
import { SCREENS } from './screens.ts';
import { useView } from './store.ts';

/** The folded navigation has no room for more; the status bar says all of them. */
const MOST_SHOWN = 99;

/** The screens. Labels fold away where the window is narrow; names stay for the screen reader and on hover. */
export function Navigation({ current }: { current: Screen }) {
  const open = useView((view) => view.app?.open);
  const count = open ? open.critical + open.warning + open.info : 0;
  const waiting = useView((view) => view.app?.playbooks.waiting ?? 0);
  return (
    <nav className={css.nav} aria-label="Screens">
      {SCREENS.map(({ screen, label, icon: Icon }) => (
        <Tooltip key={screen} label={label} position="right" classNames={{ tooltip: css.tip }}>
          <a
            className={css.item}
            href={formatRoute(routeTo(screen))}
            aria-current={screen === current ? 'page' : undefined}
          >
            <Icon size={16} aria-hidden />
            <span className={css.label}>{label}</span>
            {screen === 'incidents' && count > 0 && (
              <span className={css.count} data-critical={(open?.critical ?? 0) > 0 || undefined}>
                {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
              </span>
            )}
            {screen === 'approvals' && waiting > 0 && (
              <span className={css.count} data-waiting>
                {waiting}
                <span className={css.spoken}> waiting</span>
              </span>
            )}
          </a>
        </Tooltip>
      ))}
    </nav>
  );
}
