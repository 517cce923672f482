import { Button, Menu } from '@mantine/core';
import { BellOff, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { counted, plain } from '../../shared/plain-text.ts';
import { whenWords } from '../../shared/rule-words.ts';
import type { SilenceView } from '../../shared/silence.ts';
import { incidentTitle } from '../../shared/wording.ts';
import { useNow } from '../frame/clock.ts';
import { formatRoute } from '../frame/route.ts';
import { type Action, useAction } from '../frame/use-action.ts';
import { momentInWords } from '../parts/moment.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { LASTS } from '../parts/silence-times.ts';
import { SilenceForm } from './silence-form.tsx';
import css from './silence-list.module.css';

interface SilenceListProps {
  silences: readonly SilenceView[];
  changed: () => void;
}

/** What is quiet now or will be, and lately was; each can be ended or made longer. */
export function SilenceList({ silences, changed }: SilenceListProps) {
  const [isAdding, setAdding] = useState(false);
  const action = useAction();
  const running = silences.filter(({ state }) => state !== 'expired');
  const expired = silences.filter(({ state }) => state === 'expired');
  return (
    <>
      {isAdding ? (
        <SilenceForm
          cancel={() => setAdding(false)}
          added={() => {
            setAdding(false);
            changed();
          }}
        />
      ) : (
        <div className={css.bar}>
          <span className={css.soft}>
            {running.length === 0
              ? 'Nothing is silenced. What is silenced is recorded and shown, and nobody is told.'
              : 'Recorded and shown, and nobody is told. What is still open when its silence ends is told then, if nobody was before.'}
          </span>
          <Button leftSection={<BellOff size={13} />} onClick={() => setAdding(true)}>
            New silence
          </Button>
        </div>
      )}
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      {running.length > 0 && (
        <ul className={css.list}>
          {running.map((silence) => (
            <Silence key={silence.id} silence={silence} action={action} changed={changed} />
          ))}
        </ul>
      )}
      {expired.length > 0 && (
        <details className={css.expired}>
          <summary>{counted(expired.length, 'expired silence')}</summary>
          <ul className={css.list}>
            {expired.map((silence) => (
              <Silence key={silence.id} silence={silence} action={action} changed={changed} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface SilenceProps {
  silence: SilenceView;
  action: Action;
  changed: () => void;
}

function Silence({ silence, action, changed }: SilenceProps) {
  const now = useNow();
  const { id, when, comment, state, start, end, silencing } = silence;
  const others = silencing.count - silencing.first.length;
  const about = whenWords(when).join(' · ');
  async function setEnd(at: number): Promise<void> {
    if ((await action.run('silences.setEnd', { id, end: new Date(at).toISOString() })) !== null) changed();
  }
  return (
    <li className={css.silence}>
      <div className={css.words}>
        <p className={css.about} title={about}>
          {plain(about, 400)}
        </p>
        <p className={css.soft}>
          {state === 'pending' && <>Begins {momentInWords(start, now)}, ends </>}
          {state === 'active' && <>Silenced until </>}
          {state === 'expired' ? (
            <>
              Ended <RelativeTime iso={end} />
            </>
          ) : (
            <time dateTime={end}>{momentInWords(end, now)}</time>
          )}
          {comment !== '' && <> · {plain(comment, 500)}</>}
        </p>
        {state === 'active' && (
          <ul className={css.incidents} aria-label="Silenced now">
            {silencing.count === 0 && <li className={css.soft}>Nothing is silenced by it now.</li>}
            {silencing.first.map((incident) => (
              <li key={incident.id}>
                <a href={formatRoute({ screen: 'incidents', incident: incident.id })}>
                  {incidentTitle(incident, now)}
                </a>
              </li>
            ))}
            {others > 0 && <li className={css.soft}>and {others.toLocaleString()} more</li>}
          </ul>
        )}
      </div>
      {state !== 'expired' && (
        <div className={css.actions}>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button rightSection={<ChevronDown size={12} />} disabled={action.busy}>
                Extend
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {LASTS.map(({ label, ms }) => (
                <Menu.Item key={label} onClick={() => void setEnd(Date.parse(end) + ms)}>
                  By {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button disabled={action.busy} onClick={() => void setEnd(Date.now())}>
            End now
          </Button>
        </div>
      )}
    </li>
  );
}
