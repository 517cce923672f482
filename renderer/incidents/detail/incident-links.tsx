import type { Incident } from '../../../shared/incident.ts';
import { incidentTitle } from '../../../shared/wording.ts';
import { useNow } from '../../frame/clock.ts';
import { go } from '../../frame/route.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import css from './incident-links.module.css';

interface IncidentLinksProps {
  incidents: readonly Incident[];
  /** Whether it is said when each was seen last. */
  dated?: boolean;
}

/** Incidents by their titles, each a way to go there. */
export function IncidentLinks({ incidents, dated = false }: IncidentLinksProps) {
  const now = useNow();
  return (
    <ul className={css.links}>
      {incidents.map((incident) => (
        <li key={incident.id}>
          <button type="button" onClick={() => go({ screen: 'incidents', incident: incident.id }, 'push')}>
            <SeverityMark mark={incident.state === 'resolved' ? 'resolved' : incident.severity} size={12} />
            <span className={css.title}>{incidentTitle(incident, now)}</span>
            {dated && (
              <span className={css.at}>
                <RelativeTime iso={incident.lastSeen} />
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
