import { ActionIcon, Button, Loader, Tabs, Tooltip } from '@mantine/core';
import { RefreshCw, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { shellOf } from '../../../shared/kubectl.ts';
import { useView } from '../../frame/store.ts';
import { type Answer, useRequest } from '../../frame/use-request.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import css from './detail-tabs.module.css';
import { EventsTab } from './events-tab.tsx';
import { LogsTab } from './logs-tab.tsx';
import { keyOf, type Subject } from './subjects.ts';
import { SummaryTab } from './summary-tab.tsx';
import { useLogChoice } from './use-log-choice.ts';
import { VIEWS, type View, viewCommand } from './view-command.ts';
import { YamlTab } from './yaml-tab.tsx';

/** ms: as for the incident itself, so that passing by asks the cluster nothing. */
const SETTLE = 250;

/** The object as it is now: summary, logs, events, YAML. Asked once, and again when the incident has news. */
export function DetailTabs({ detail, subject }: { detail: IncidentDetail; subject: Subject }) {
  const { incident } = detail;
  const [tab, setTab] = useState<View>('summary');
  const isPod = subject.kind === 'Pod';
  // Only pods have logs; who looks at the next pod looks at its log again.
  const view = tab === 'logs' && !isPod ? 'summary' : tab;
  const { kind, namespace, name } = subject;
  const looked = useRequest(
    'object.inspect',
    { incident: incident.id, object: { kind, namespace, name } },
    { version: `${incident.lastSeen} ${incident.state}`, delay: SETTLE },
  );
  const events = looked.value?.events ?? detail.evidence?.events ?? [];
  const log = useLogChoice(detail, subject, looked.value);
  const shell = shellOf(useView(({ app }) => app?.platform ?? ''));
  const command = viewCommand(view, { context: incident.context, kind, namespace, name }, log, shell);
  return (
    <Tabs
      value={view}
      onChange={(value) => setTab(VIEWS.find((view) => view === value) ?? 'summary')}
      keepMounted={false}
      classNames={{ root: css.root, panel: css.panel }}
    >
      <div className={css.bar}>
        <Tabs.List className={css.tabs}>
          <Tabs.Tab value="summary">Summary</Tabs.Tab>
          {isPod && <Tabs.Tab value="logs">Logs</Tabs.Tab>}
          <Tabs.Tab value="events">
            Events{events.length > 0 && <span className={css.count}>{events.length}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="yaml">YAML</Tabs.Tab>
        </Tabs.List>
        <Freshness looked={looked} />
        {command !== null && (
          <CopyButton text={command} what="kubectl command" icon={<SquareTerminal size={14} />} shown />
        )}
      </div>
      <Troubles looked={looked} subject={subject} />
      {/* Why it broke is looked up once: what was found stays while another tab is shown. */}
      <Tabs.Panel value="summary" keepMounted>
        <SummaryTab detail={detail} subject={subject} looked={looked.value} showLogs={() => setTab('logs')} />
      </Tabs.Panel>
      {isPod && (
        <Tabs.Panel value="logs">
          <LogsTab key={keyOf(subject)} detail={detail} subject={subject} choice={log} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="events">
        <EventsTab events={events} loading={looked.loading} />
      </Tabs.Panel>
      <Tabs.Panel value="yaml">
        <YamlTab key={keyOf(subject)} looked={looked} kept={detail.rawData} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Freshness({ looked }: { looked: Answer<ObjectInspection> }) {
  return (
    <div className={css.fresh}>
      {looked.value && !looked.loading && (
        <span className={css.read}>
          read <RelativeTime iso={looked.value.fetchedAt} />
        </span>
      )}
      {looked.loading ? (
        <Loader size={14} color="gray" aria-label="Reading the object" role="img" />
      ) : (
        <Tooltip label="Read again">
          <ActionIcon aria-label="Read again" onClick={looked.again}>
            <RefreshCw size={13} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

function Troubles({ looked, subject }: { looked: Answer<ObjectInspection>; subject: Subject }) {
  return (
    <div className={css.troubles} role="status">
      {looked.error !== null && (
        <Banner tone="warning" actions={<Button onClick={looked.again}>Try again</Button>}>
          {looked.error}
        </Banner>
      )}
      {looked.value?.exists === false && (
        <Banner tone="info">
          {subject.kind} {subject.name} no longer exists. Shown is what the incident kept.
        </Banner>
      )}
      {looked.value?.problems.map((problem) => (
        <Banner key={problem} tone="warning">
          {problem}
        </Banner>
      ))}
    </div>
  );
}
