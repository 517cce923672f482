import type { KubernetesEvent } from '../../../shared/incident.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import css from './events-tab.module.css';

/** Kubernetes' own Events about the object, latest first. */
export function EventsTab({ events, loading }: { events: readonly KubernetesEvent[]; loading: boolean }) {
  if (events.length === 0) {
    return (
      <p className={css.none}>
        {loading
          ? 'Reading events…'
          : 'Kubernetes keeps no events about it. The API server drops them after an hour by default.'}
      </p>
    );
  }
  const latest = events.toSorted((a, b) => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''));
  return (
    <ul className={css.events}>
      {latest.map((event) => (
        <li key={`${event.reason} ${event.source} ${event.firstSeen} ${event.message}`}>
          <span className={css.mark}>
            {event.type === 'Warning' ? <SeverityMark mark="warning" size={13} /> : null}
          </span>
          <span className={css.reason}>
            {event.reason}
            <span className={css.soft}>
              {event.count > 1 && <> ×{event.count.toLocaleString()}</>}
              {event.source !== '' && <> · {event.source}</>}
            </span>
          </span>
          <span className={css.soft}>{event.lastSeen && <RelativeTime iso={event.lastSeen} />}</span>
          <span className={css.message}>{event.message}</span>
        </li>
      ))}
    </ul>
  );
}
