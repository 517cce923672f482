import { Button, PasswordInput } from '@mantine/core';
import { Send } from 'lucide-react';
import { useState } from 'react';
import type { ChannelState, DeadLetter } from '../../shared/channel-requests.ts';
import { counted } from '../../shared/plain-text.ts';
import { useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { useRequest } from '../frame/use-request.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { Section } from '../parts/section.tsx';
import css from './channels.module.css';

export const CHANNELS = {
  id: 'channels',
  title: 'Chats and webhooks',
  words: [
    'chats and webhooks',
    'channels',
    'telegram slack ntfy',
    'token secret',
    'test message',
    'dead letters',
  ],
};

const FROM = { environment: 'given by', file: 'read from the file in', kept: 'kept encrypted' } as const;
const variableOf = (name: string) => `DOGWATCH_${name.toUpperCase().replaceAll('-', '_')}`;

/** Where messages go beside this desktop: what each route needs, how it fares, and what it did not take. */
export function Channels() {
  // Routes come and go with the default one and with the rules.
  const version = useView(({ app }) => `${app?.settings.notifications.defaultRoute} ${app?.attention}`);
  const answer = useRequest('channels.list', {}, { version });
  const dead = useRequest('channels.dead', {}, { version });
  const view = answer.value;
  function again(): void {
    answer.again();
    dead.again();
  }
  return (
    <Section level={2} title={CHANNELS.title}>
      {answer.error !== null && (
        <p className={css.error} role="alert">
          {answer.error}
        </p>
      )}
      {view?.warning && <p className={css.soft}>{view.warning}</p>}
      {view?.channels.length === 0 && (
        <p className={css.soft}>
          No rule and no default route leads to a chat: name one above, or in a rule, such as
          slack:C0123456789.
        </p>
      )}
      {view?.channels.map((channel) => (
        <ChannelCard key={channel.route} channel={channel} canKeep={view.canKeep} changed={again} />
      ))}
      {dead.value !== null && dead.value.length > 0 && <DeadLetters letters={dead.value} again={again} />}
    </Section>
  );
}

function ChannelCard({
  channel,
  canKeep,
  changed,
}: {
  channel: ChannelState;
  canKeep: boolean;
  changed: () => void;
}) {
  const test = useAction();
  const [sent, setSent] = useState(false);
  const { route, secrets, waiting, dead, error, pausedUntil } = channel;

  async function tryIt(): Promise<void> {
    setSent(false);
    // What it answers is null as well: whether it worked shows in the action's error.
    await test.run('channels.test', { route });
    setSent(true);
    changed();
  }

  return (
    <section className={css.card} aria-label={route}>
      <header className={css.head}>
        <h3 className={css.route}>{route}</h3>
        <Button leftSection={<Send size={14} />} disabled={test.busy} onClick={() => void tryIt()}>
          Send a test
        </Button>
      </header>
      <p className={css.soft} role="status">
        {test.busy ? 'Sending…' : test.error === null && sent ? 'Sent: it should be there now.' : ''}
      </p>
      {test.error !== null && (
        <p className={css.error} role="alert">
          {test.error}
        </p>
      )}
      {error !== null && <p className={css.error}>{error}</p>}
      {(waiting > 0 || dead > 0) && (
        <p className={css.soft}>
          {waiting > 0 && `${counted(waiting, 'message')} waiting`}
          {waiting > 0 && dead > 0 && ', '}
          {dead > 0 && `${counted(dead, 'message')} given up`}
          {pausedUntil !== null && (
            <>
              , tried again <RelativeTime iso={pausedUntil} />
            </>
          )}
        </p>
      )}
      {secrets.map((secret) => (
        <SecretField key={secret.name} secret={secret} canKeep={canKeep} changed={changed} />
      ))}
    </section>
  );
}

function SecretField({
  secret: { name, needed, from },
  canKeep,
  changed,
}: {
  secret: ChannelState['secrets'][number];
  canKeep: boolean;
  changed: () => void;
}) {
  const action = useAction();
  const [text, setText] = useState('');
  const elsewhere = from === 'environment' || from === 'file';

  async function keep(value: string | null): Promise<void> {
    const view = await action.run('secrets.set', { name, value });
    if (view === null) return;
    setText('');
    changed();
  }

  const where =
    from === null
      ? `${needed ? 'missing' : 'not set'}${canKeep ? '' : `: give it as ${variableOf(name)}`}`
      : `${FROM[from]}${elsewhere ? ` ${variableOf(name)}${from === 'file' ? '_FILE' : ''}` : ''}`;
  return (
    <div className={css.secret}>
      <span className={css.name}>
        {name} <span className={css.soft}>{where}</span>
      </span>
      {canKeep && !elsewhere && (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== '') void keep(text);
          }}
        >
          <PasswordInput
            size="xs"
            className={css.input ?? ''}
            aria-label={name}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" disabled={text === '' || action.busy}>
            Keep
          </Button>
          {from === 'kept' && (
            <Button variant="subtle" disabled={action.busy} onClick={() => void keep(null)}>
              Forget
            </Button>
          )}
        </form>
      )}
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
    </div>
  );
}

function DeadLetters({ letters, again }: { letters: readonly DeadLetter[]; again: () => void }) {
  const action = useAction();
  return (
    <section className={css.card} aria-label="Given up">
      <h3 className={css.title}>Given up</h3>
      <ul className={css.letters}>
        {letters.map(({ delivery, route, title, reason, at }) => (
          <li key={delivery} className={css.letter}>
            <span>
              {title}{' '}
              <span className={css.soft}>
                to {route}, <RelativeTime iso={at} />: {reason}
              </span>
            </span>
            <Button
              disabled={action.busy}
              onClick={async () => {
                await action.run('channels.again', { delivery });
                again();
              }}
            >
              Send again
            </Button>
          </li>
        ))}
      </ul>
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
    </section>
  );
}
