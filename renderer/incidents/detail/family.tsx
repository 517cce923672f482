import type { Incident } from '../../../shared/incident.ts';
import { counted } from '../../../shared/plain-text.ts';
import { incidentTitle } from '../../../shared/wording.ts';
import { useNow } from '../../frame/clock.ts';
import { go } from '../../frame/route.ts';
import { useView } from '../../frame/store.ts';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import css from './family.module.css';

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
  const now = useNow();
  return (
    <>
      <span className={css.label}>{label}</span>
      <ul className={css.members}>
        {incidents.map((incident) => (
          <li key={incident.id}>
            <button type="button" onClick={() => go({ screen: 'incidents', incident: incident.id }, 'push')}>
              <SeverityMark mark={incident.state === 'resolved' ? 'resolved' : incident.severity} size={12} />
              {incidentTitle(incident, now)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
