import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { counted } from '../../shared/plain-text.ts';
import { useShortcuts } from '../frame/shortcuts.ts';
import { useView } from '../frame/store.ts';
import { Section } from '../parts/section.tsx';
import { Situation } from '../parts/situation.tsx';
import { CHANNELS, Channels } from './channels.tsx';
import { SettingField } from './setting-field.tsx';
import { SettingRow } from './setting-row.tsx';
import { SettingsNav } from './settings-nav.tsx';
import css from './settings-screen.module.css';
import { matches, matchingGroups } from './settings-search.ts';
import { STORAGE, Storage } from './storage.tsx';
import { TryNotification } from './try-notification.tsx';
import { useSections } from './use-sections.ts';

/** Every setting of the schema, found by words or by group, and where Dogwatch keeps its things. */
export function SettingsScreen() {
  return useView(({ app }) => app !== null) && <SettingsPage />;
}

function SettingsPage() {
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useShortcuts({ search: () => search.current?.focus() });

  const groups = matchingGroups(query);
  const storage = matches(query, STORAGE.words);
  const channels = matches(query, CHANNELS.words);
  const shown = [...groups, ...(channels ? [CHANNELS] : []), ...(storage ? [STORAGE] : [])];
  const sections = useSections(shown.map(({ id }) => id));
  const found = groups.reduce((sum, { settings }) => sum + settings.length, 0);

  function find(words: string): void {
    setQuery(words);
    sections.toTop();
  }

  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>Settings</h1>
        <TextInput
          ref={search}
          size="xs"
          className={css.search ?? ''}
          aria-label="Search the settings"
          placeholder="Search"
          leftSection={<Search size={14} aria-hidden />}
          rightSection={
            query !== '' && <CloseButton size="xs" aria-label="Clear the search" onClick={() => find('')} />
          }
          value={query}
          onChange={(event) => find(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && find('')}
        />
        <span className={css.found} role="status">
          {query !== '' && `${counted(found, 'setting')} found`}
        </span>
      </div>
      <div className={css.body}>
        {shown.length > 0 && <SettingsNav groups={shown} current={sections.current} />}
        <div className={css.scroll} ref={sections.box}>
          <div className={css.page}>
            {shown.length === 0 && (
              <Situation tone="calm" icon={<Search size={20} />} title={`No setting speaks of “${query}”`}>
                Try another word, or a name from settings.json such as watch.interval.
              </Situation>
            )}
            {groups.map(({ id, title, settings }) => (
              <div key={id} className={css.section} ref={sections.place(id)} tabIndex={-1}>
                <Section level={2} title={title}>
                  <div className={css.group}>
                    {settings.map((path) => (
                      <SettingField key={path} path={path} />
                    ))}
                    {id === 'notifications' && query === '' && (
                      <SettingRow
                        label="Try a notification"
                        explains="Shows one, as an incident would."
                        error={null}
                        layout="below"
                      >
                        <TryNotification />
                      </SettingRow>
                    )}
                  </div>
                </Section>
              </div>
            ))}
            {channels && (
              <div className={css.section} ref={sections.place(CHANNELS.id)} tabIndex={-1}>
                <Channels />
              </div>
            )}
            {storage && (
              <div className={css.section} ref={sections.place(STORAGE.id)} tabIndex={-1}>
                <Storage />
              </div>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
