import { SettingField } from '../settings/setting-field.tsx';
import css from './first-run.module.css';

export function LaunchCard() {
  return (
    <>
      <p className={css.text}>
        Dogwatch keeps watching from the tray while its window is closed. Started with your desktop, it is
        there before the trouble is.
      </p>
      <div className={css.settings}>
        <SettingField path="launchAtLogin" />
      </div>
      <p className={css.text}>All of this, and much more, can be changed in the settings.</p>
    </>
  );
}
