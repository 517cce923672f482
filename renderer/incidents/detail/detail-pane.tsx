import { Button, Loader } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { IncidentDetail } from '../../../shared/incident.ts';
import { useView } from '../../frame/store.ts';
import { useRequest } from '../../frame/use-request.ts';
import { Situation } from '../../parts/situation.tsx';
import { DetailHeader } from './detail-header.tsx';
import css from './detail-pane.module.css';
import { DetailTabs } from './detail-tabs.tsx';
import { SubjectPicker } from './subject-picker.tsx';
import { keyOf, subjectsOf } from './subjects.ts';

/** ms: j and k held down ask only for the incident they stop at. */
const SETTLE = 80;

/** One incident: what is known of it, and a look at its pod as it is now. */
export function DetailPane({ id, close }: { id: string; close: () => void }) {
  const live = useView((view) => view.incidents.get(id));
  // Every step of its life shows in one of these; what it gathers shows in its children.
  const version = useView(({ incidents }) => {
    const children = live ? [...incidents.values()].filter(({ parent }) => parent === id).length : 0;
    return live ? JSON.stringify([live, children]) : '';
  });
  const answer = useRequest('incidents.get', { id }, { version, delay: SETTLE });

  const detail = answer.value && live ? { ...answer.value, incident: live } : answer.value;
  return (
    <section className={css.pane} aria-label="Incident">
      {detail ? (
        <Detail detail={detail} close={close} />
      ) : (
        <Missing error={answer.error} again={answer.again} close={close} />
      )}
    </section>
  );
}

function Detail({ detail, close }: { detail: IncidentDetail; close: () => void }) {
  const subjects = subjectsOf(detail);
  const [picked, pick] = useState<string | null>(null);
  useEffect(() => {
    // On its own page (narrow window) the list is hidden, and the focus with it.
    const held = document.activeElement;
    if (held === document.body || held?.checkVisibility() === false)
      document.getElementById('incident-title')?.focus();
  }, []);
  const subject = subjects.find((one) => keyOf(one) === picked) ?? subjects[0];
  return (
    <>
      <DetailHeader incident={detail.incident} close={close} />
      <div className={css.body}>
        <SubjectPicker subjects={subjects} picked={subject} pick={pick} />
        {subject && <DetailTabs detail={detail} subject={subject} />}
      </div>
    </>
  );
}

function Missing({ error, again, close }: { error: string | null; again: () => void; close: () => void }) {
  if (error === null)
    return <Situation tone="calm" icon={<Loader size={20} color="gray" />} title="Reading the incident" />;
  return (
    <Situation
      tone="calm"
      icon={<SearchX size={20} />}
      title="This incident cannot be shown"
      actions={
        <>
          <Button onClick={close}>Back to the list</Button>
          <Button onClick={again}>Try again</Button>
        </>
      }
    >
      {error}
    </Situation>
  );
}
