import { useEffect, useRef } from 'react';
import css from './settings-nav.module.css';

interface SettingsNavProps {
  groups: readonly { id: string; title: string }[];
  current: string | undefined;
}

/** The parts of the page: beside it where there is room, else above it in a row that scrolls. */
export function SettingsNav({ groups, current }: SettingsNavProps) {
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current one may be out of the row's sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav className={css.nav} ref={nav} aria-label="Parts of the settings">
      {groups.map(({ id, title }) => (
        <a
          key={id}
          className={css.link}
          href={`#/settings/${id}`}
          aria-current={id === current ? 'location' : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
