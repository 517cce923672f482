import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useStore, useView } from '../frame/store.ts';
import { type Action, useAction } from '../frame/use-action.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Section } from '../parts/section.tsx';
import { ExportMenu } from './export-menu.tsx';
import { IntervalInput } from './interval-input.tsx';
import { SettingRow } from './setting-row.tsx';
import css from './settings-screen.module.css';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The settings one changes most, and where Dogwatch keeps its things. */
export function SettingsScreen() {
  const store = useStore();
  const app = useView((view) => view.app);
  if (!app) return null;
  const { settings, paths } = app;
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <h1 className={css.title}>Settings</h1>
        <Section level={2} title="Looks">
          <div className={css.group}>
            <Setting label="Theme" explains="System follows your desktop.">
              {(action) => (
                <SegmentedControl
                  size="xs"
                  aria-label="Theme"
                  data={THEMES}
                  value={settings.theme}
                  onChange={(value) => void action.run('settings.set', { path: 'theme', value })}
                />
              )}
            </Setting>
          </div>
        </Section>
        <Section level={2} title="Watching">
          <div className={css.group}>
            <Setting
              label="Interval"
              explains="Seconds one cycle listens before it gives its verdict, 5 to 3,600. Changes are seen at once all the same."
            >
              {(action) => (
                <IntervalInput
                  seconds={settings.watch.interval}
                  set={(value) => void action.run('settings.set', { path: 'watch.interval', value })}
                />
              )}
            </Setting>
          </div>
        </Section>
        <Section level={2} title="Notifications">
          <div className={css.group}>
            <Setting
              label="Notify on this desktop"
              explains="One notification for each incident that opens or reopens."
            >
              {(action) => (
                <Switch
                  aria-label="Notify on this desktop"
                  checked={settings.notifications.native}
                  onChange={(event) =>
                    void action.run('settings.set', {
                      path: 'notifications.native',
                      value: event.currentTarget.checked,
                    })
                  }
                />
              )}
            </Setting>
          </div>
        </Section>
        <Section
          level={2}
          title="Where things are kept"
          aside={`Dogwatch ${app.version}, ${app.host} on ${app.platform}`}
        >
          <div className={css.group}>
            <Path label="Database" path={paths.data} />
            <Setting
              label="Export"
              explains={`All that is recorded. Resolved incidents are kept for ${settings.history.keepDays} days, and up to ${settings.history.maxSizeMB.toLocaleString('en')} MB in all.`}
            >
              {(action) => <ExportMenu action={action} />}
            </Setting>
            <Path label="Settings" path={paths.config} />
            <Path label="Logs" path={paths.logs}>
              {app.host === 'desktop' && (
                <Button onClick={() => void store.request('shell.openLog', {})}>Open</Button>
              )}
            </Path>
          </div>
        </Section>
      </div>
    </div>
  );
}

interface SettingProps {
  label: string;
  explains: string;
  children: (action: Action) => React.ReactNode;
}

/** A setting with its own failure: which one was refused must be plain. */
function Setting({ label, explains, children }: SettingProps) {
  const action = useAction();
  return (
    <SettingRow label={label} explains={explains} error={action.error}>
      {children(action)}
    </SettingRow>
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
