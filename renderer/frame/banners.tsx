import { LoaderCircle } from 'lucide-react';
import { counted } from '../../shared/plain-text.ts';
import { Banner } from '../parts/banner.tsx';
import css from './banners.module.css';
import { useView } from './store.ts';

/** What a person must know whatever screen is open, worst first. Polite: it speaks when it changes. */
export function Banners() {
  const connection = useView((view) => view.connection);
  const app = useView((view) => view.app);
  return (
    <div className={css.banners} role="status" aria-label="Notices">
      {connection === 'lost' && (
        <Banner tone="error" actions={<LoaderCircle className={css.turning} size={14} aria-hidden />}>
          The connection to Dogwatch is lost. What you see may be old; trying again.
        </Banner>
      )}
      {app && app.notSaved > 0 && (
        <Banner tone="error">
          {counted(app.notSaved, 'event')} not saved: the database cannot be written. They are held in memory
          and written once it is possible.
        </Banner>
      )}
      {app?.notices.map((notice) => (
        <Banner key={notice.id} tone={notice.tone}>
          {notice.text}
        </Banner>
      ))}
    </div>
  );
}
