import type { WorkloadHistory } from '../../../shared/history.ts';
import type { Incident } from '../../../shared/incident.ts';
import { useView } from '../../frame/store.ts';
import { Section } from '../../parts/section.tsx';
import { IncidentLinks } from './incident-links.tsx';
import css from './related.module.css';
import { relatedIncidents } from './related-incidents.ts';

interface RelatedProps {
  incident: Incident;
  history: WorkloadHistory | null;
  /** Why the history could not be read. */
  error: string | null;
}

/** What else is wrong near it, and what was wrong with its workload before. */
export function Related({ incident, history, error }: RelatedProps) {
  const known = useView((view) => view.incidents);
  const related = relatedIncidents(incident, known.values(), history);
  if (related.length === 0 && error === null) return null;
  return (
    <Section title="Related">
      {related.map(({ label, incidents }) => (
        <div key={label} className={css.group}>
          <h4 className={css.label}>{label}</h4>
          <IncidentLinks incidents={incidents} dated />
        </div>
      ))}
      {error !== null && <p className={css.label}>What came before could not be read: {error}</p>}
    </Section>
  );
}
