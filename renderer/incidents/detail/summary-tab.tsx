import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { Section } from '../../parts/section.tsx';
import { Conditions } from './conditions.tsx';
import { ContainersTable } from './containers-table.tsx';
import { DiagnosisSection } from './diagnosis-section.tsx';
import { FactCards } from './fact-cards.tsx';
import { Family } from './family.tsx';
import { LastWords } from './last-words.tsx';
import { ObjectStatus } from './object-status.tsx';
import type { Subject } from './subjects.ts';
import css from './summary-tab.module.css';
import { Timeline } from './timeline.tsx';

interface SummaryTabProps {
  detail: IncidentDetail;
  subject: Subject;
  looked: ObjectInspection | null;
  showLogs: () => void;
}

/** What is known of the incident, then the object on one page; beside it, or below where it is narrow, the story. */
export function SummaryTab({ detail, subject, looked, showLogs }: SummaryTabProps) {
  return (
    <div className={css.summary}>
      <div className={css.incident}>
        <DiagnosisSection incident={detail.incident} kept={detail.diagnosis} />
        <Family incident={detail.incident} />
        <FactCards detail={detail} />
      </div>
      <div className={css.object}>
        {subject.kind === 'Pod' && <LastWords detail={detail} subject={subject} showLogs={showLogs} />}
        {looked && <ObjectStatus looked={looked} />}
        {looked && looked.containers.length > 0 && (
          <Section title="Containers">
            <ContainersTable containers={looked.containers} failing={subject.containers} />
          </Section>
        )}
        {looked && looked.conditions.length > 0 && (
          <Section title="Conditions">
            <Conditions conditions={looked.conditions} />
          </Section>
        )}
      </div>
      <Section title="Timeline">
        <Timeline entries={detail.timeline} />
      </Section>
    </div>
  );
}
