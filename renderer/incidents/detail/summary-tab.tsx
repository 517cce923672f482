import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { useRequest } from '../../frame/use-request.ts';
import { Section } from '../../parts/section.tsx';
import { FixSection } from '../../playbooks/fix-section.tsx';
import { Conditions } from './conditions.tsx';
import { ContainersTable } from './containers-table.tsx';
import { DiagnosisSection } from './diagnosis-section.tsx';
import { FactCards } from './fact-cards.tsx';
import { Family } from './family.tsx';
import { LastWords } from './last-words.tsx';
import { Memory } from './memory.tsx';
import { ObjectStatus } from './object-status.tsx';
import { Related } from './related.tsx';
import { Restarts } from './restarts.tsx';
import type { Subject } from './subjects.ts';
import css from './summary-tab.module.css';
import { Timeline } from './timeline.tsx';

/** ms: as for the incident itself, so that passing by reads no history. */
const SETTLE = 250;

interface SummaryTabProps {
  detail: IncidentDetail;
  subject: Subject;
  looked: ObjectInspection | null;
  showLogs: () => void;
}

/** What is known of the incident, then the object on one page; beside it, or below where it is narrow, the story. */
export function SummaryTab({ detail, subject, looked, showLogs }: SummaryTabProps) {
  const { incident } = detail;
  const { context, namespace, kind, name } = incident;
  const history = useRequest(
    'history.workload',
    { context, namespace, kind, name },
    { version: `${incident.lastSeen} ${incident.state}`, delay: SETTLE },
  );
  const isPod = subject.kind === 'Pod';
  return (
    <div className={css.summary}>
      <div className={css.incident}>
        <FactCards detail={detail} />
        <DiagnosisSection incident={incident} kept={detail.diagnosis} />
        <FixSection key={incident.id} incident={incident} />
        <Family incident={incident} />
      </div>
      <div className={css.object}>
        {isPod && <LastWords detail={detail} subject={subject} showLogs={showLogs} />}
        <Restarts detail={detail} subject={subject} looked={looked} history={history.value} />
        {isPod && <Memory detail={detail} subject={subject} looked={looked} />}
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
      <div className={css.story}>
        <Section title="Timeline">
          <Timeline entries={detail.timeline} />
        </Section>
        <Related incident={incident} history={history.value} error={history.error} />
      </div>
    </div>
  );
}
