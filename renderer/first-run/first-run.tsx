import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Banners } from '../frame/banners.tsx';
import { PickContext } from '../frame/pick-context.tsx';
import { useView } from '../frame/store.ts';
import { Toasts } from '../frame/toasts.tsx';
import { useAction } from '../frame/use-action.ts';
import css from './first-run.module.css';
import { LaunchCard } from './launch-card.tsx';
import { NotificationsCard } from './notifications-card.tsx';

const TITLES = ['What shall Dogwatch watch?', 'How it tells you', 'Always there'] as const;
const LAST = TITLES.length - 1;

/** Three short cards, once: what is watched, how one is told, and launch at login. Each can be left as it is. */
export function FirstRun() {
  const chosen = useView(({ app }) => app?.chosen ?? null);
  const [card, setCard] = useState(0);
  const finishing = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(card);

  // A new card is read from its beginning; the first one does not take the focus from the page.
  useEffect(() => {
    if (shown.current !== card) heading.current?.focus();
    shown.current = card;
  }, [card]);

  const finish = () => void finishing.run('settings.set', { path: 'firstRunDone', value: true });
  const next = () => (card === LAST ? finish() : setCard(card + 1));

  return (
    <div className={css.screen}>
      <Banners />
      <main className={css.page}>
        <div className={css.card}>
          <header className={css.head}>
            <span className={css.welcome}>Welcome to Dogwatch</span>
            <span className={css.steps}>
              {card + 1} of {TITLES.length}
            </span>
          </header>
          <h1 className={css.title} ref={heading} tabIndex={-1}>
            {TITLES[card]}
          </h1>
          <div className={css.body}>
            {card === 0 && <PickContext picked={next} />}
            {card === 1 && <NotificationsCard />}
            {card === LAST && <LaunchCard />}
          </div>
          {finishing.error && (
            <p className={css.error} role="alert">
              {finishing.error}
            </p>
          )}
          <footer className={css.foot}>
            {card < LAST && (
              <Button variant="subtle" color="gray" onClick={finish}>
                Skip all
              </Button>
            )}
            <span className={css.gap} />
            {card > 0 && <Button onClick={() => setCard(card - 1)}>Back</Button>}
            <Button
              variant={card === 0 && chosen === null ? 'default' : 'filled'}
              loading={finishing.busy}
              onClick={next}
            >
              {card === LAST ? 'Done' : card === 0 && chosen === null ? 'Pick later' : 'Next'}
            </Button>
          </footer>
        </div>
      </main>
      <Toasts />
    </div>
  );
}
