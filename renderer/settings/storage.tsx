import { Button } from '@mantine/core';
import { useStore, useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Section } from '../parts/section.tsx';
import { ExportMenu } from './export-menu.tsx';
import { SettingRow } from './setting-row.tsx';
import css from './settings-screen.module.css';

/** Its place in the page, and the words it is found by. */
export const STORAGE = {
  id: 'storage',
  title: 'Where things are kept',
  words: [
    'Where things are kept',
    'database path',
    'export csv jsonl json lines',
    'settings.json',
    'logs folder',
  ],
};

/** Where Dogwatch keeps its things, and how to get them out. */
export function Storage() {
  const store = useStore();
  const app = useView((view) => view.app);
  const exporting = useAction();
  if (app === null) return null;
  const { settings, paths } = app;
  return (
    <Section
      level={2}
      title={STORAGE.title}
      aside={`Dogwatch ${app.version}, ${app.host} on ${app.platform}`}
    >
      <div className={css.group}>
        <Path label="Database" path={paths.data} />
        <SettingRow
          label="Export"
          explains={`All that is recorded. Resolved incidents are kept for ${settings.history.keepDays} days, and up to ${settings.history.maxSizeMB.toLocaleString('en')} MB in all.`}
          error={exporting.error}
        >
          <ExportMenu action={exporting} />
        </SettingRow>
        <Path label="Settings" path={paths.config} />
        <Path label="Logs" path={paths.logs}>
          {app.host === 'desktop' && (
            <Button onClick={() => void store.request('shell.openLog', {})}>Open</Button>
          )}
        </Path>
      </div>
    </Section>
  );
}

function Path({ label, path, children }: { label: string; path: string; children?: React.ReactNode }) {
  return (
    <SettingRow label={label} explains={<code className={css.path}>{path}</code>} error={null}>
      {children}
      <CopyButton text={path} what={`path of ${label.toLowerCase()}`} />
    </SettingRow>
  );
}
