import { SettingField } from '../settings/setting-field.tsx';
import { TryNotification } from '../settings/try-notification.tsx';
import css from './first-run.module.css';

/** What a notification is like: nobody trusts what they have never seen. */
export function NotificationsCard() {
  return (
    <>
      <p className={css.text}>
        One message for each incident that opens or comes back, however many pods are behind it. Nothing is
        told twice, and a restart tells nothing anew.
      </p>
      <div className={css.try}>
        <TryNotification />
      </div>
      <div className={css.settings}>
        <SettingField path="notifications.native" />
      </div>
    </>
  );
}
