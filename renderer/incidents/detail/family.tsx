import type { Incident } from '../../../shared/incident.ts';
import { counted } from '../../../shared/plain-text.ts';
import { useView } from '../../frame/store.ts';
import css from './family.module.css';
import { IncidentLinks } from './incident-links.tsx';

/** Consequences named before the rest is only counted. */
const NAMED = 5;

/** What explains this incident, and what it explains: each a way to go there. */
export function Family({ incident }: { incident: Incident }) {
  const known = useView((view) => view.incidents);
  const cause = incident.parent === null ? undefined : known.get(incident.parent);
  const others = [...known.values()].filter((one) => one.parent === incident.id && one.state !== 'resolved');
  if (!cause && others.length === 0) return null;
  const more = others.length - NAMED;
  return (
    <div className={css.family}>
      {cause && <Members label="Explained by" incidents={[cause]} />}
      {others.length > 0 && <Members label="Explains" incidents={others.slice(0, NAMED)} />}
      {more > 0 && <p className={css.more}>and {counted(more, 'other')}, in the list</p>}
    </div>
  );
}

function Members({ label, incidents }: { label: string; incidents: readonly Incident[] }) {
  return (
    <>
      <span className={css.label}>{label}</span>
      <IncidentLinks incidents={incidents} />
    </>
  );
}
