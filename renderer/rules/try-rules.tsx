import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import type { Payload } from '../../shared/ipc.ts';
import { plain } from '../../shared/plain-text.ts';
import { decisionWords } from '../../shared/rule-words.ts';
import { incidentTitle } from '../../shared/wording.ts';
import { useView } from '../frame/store.ts';
import { useRequest } from '../frame/use-request.ts';
import { placeOf } from '../incidents/incident-words.ts';
import { RuleVerdict } from './rule-verdict.tsx';
import css from './try-rules.module.css';

/** As many incidents can be picked. */
const PICKED_FROM = 100;
const TYPING_DELAY = 250;

interface TryRulesProps {
  /** Rules that are being written and are right; null tries those in force. */
  draft: string | null;
  /** What is being written has mistakes. */
  isDraftWrong: boolean;
  /** Changes whenever other rules hold. */
  version: string;
}

/** What the rules say of one incident or event, and why. */
export function TryRules({ draft, isDraftWrong, version }: TryRulesProps) {
  const [source, setSource] = useState<'incident' | 'event'>('incident');
  const incidents = useView((view) => view.incidents);
  const newest = [...incidents.values()].sort(byLastSeen).slice(0, PICKED_FROM);
  const [picked, pick] = useState<string | null>(null);
  const [event, paste] = useState('');
  const incident = newest.find(({ id }) => id === picked) ?? newest[0];
  const subject =
    source === 'event'
      ? event.trim() === ''
        ? null
        : { event }
      : incident === undefined
        ? null
        : { incident: incident.id };

  return (
    <div>
      <div className={css.bar}>
        <SegmentedControl
          size="xs"
          aria-label="What to try the rules on"
          data={[
            { value: 'incident', label: 'An incident' },
            { value: 'event', label: 'A pasted event' },
          ]}
          value={source}
          onChange={(value) => setSource(value === 'event' ? 'event' : 'incident')}
        />
        {source === 'incident' && newest.length > 0 && (
          <NativeSelect
            size="xs"
            className={css.pick}
            aria-label="Incident"
            title={incident && labelOf(incident)}
            data={newest.map((one) => ({ value: one.id, label: labelOf(one) }))}
            value={incident?.id ?? ''}
            onChange={({ currentTarget }) => pick(currentTarget.value)}
          />
        )}
      </div>
      {source === 'incident' && newest.length === 0 && (
        <p className={css.soft}>There is no incident to try them on. Paste an event of an export instead.</p>
      )}
      {source === 'event' && (
        <textarea
          className={css.event}
          aria-label="A ClusterEvent or incident as JSON, one line of an export"
          placeholder="One line of an export as JSON Lines (Settings, Export)"
          spellCheck={false}
          value={event}
          onChange={({ currentTarget }) => paste(currentTarget.value)}
        />
      )}
      {subject !== null && (
        <Tried
          subject={subject}
          draft={draft}
          note={isDraftWrong ? 'What is being written has mistakes: these are the rules in force.' : null}
          version={version}
          delay={source === 'event' ? TYPING_DELAY : 0}
        />
      )}
    </div>
  );
}

interface TriedProps {
  subject: Payload<'rules.try'>['subject'];
  draft: string | null;
  note: string | null;
  version: string;
  delay: number;
}

function Tried({ subject, draft, note, version, delay }: TriedProps) {
  const { value, error } = useRequest('rules.try', { subject, text: draft }, { version, delay });
  if (error !== null)
    return (
      <p className={css.error} role="alert">
        {error}
      </p>
    );
  if (value === null) return null;
  const [first = '', ...rest] = decisionWords(value.decision);
  const sentence = `${first[0]?.toUpperCase() ?? ''}${[first.slice(1), ...rest].join(', ')}.`;
  return (
    <div aria-live="polite">
      <p className={css.decision}>
        {sentence}
        {draft !== null && <span className={css.soft}> With the rules as they are being written.</span>}
        {note !== null && <span className={css.soft}> {note}</span>}
      </p>
      <ul className={css.verdicts}>
        {value.rules.map((explanation) => (
          <RuleVerdict key={explanation.rule} explanation={explanation} />
        ))}
      </ul>
    </div>
  );
}

const byLastSeen = (a: Incident, b: Incident) => b.lastSeen.localeCompare(a.lastSeen);

function labelOf(incident: Incident): string {
  return `${incidentTitle(incident, Date.now())} (${placeOf(incident)}, ${plain(incident.context, 60)})`;
}
