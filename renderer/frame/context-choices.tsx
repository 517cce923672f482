import { Button } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ContextInfo } from '../../shared/app-state.ts';
import css from './context-choices.module.css';
import { ContextWords } from './context-words.tsx';

interface ContextChoicesProps {
  contexts: readonly ContextInfo[];
  busy: boolean;
  choose: (name: string) => void;
}

/** Every context with a button that watches it, the kubeconfig's current one first. */
export function ContextChoices({ contexts, busy, choose }: ContextChoicesProps) {
  const currentFirst = contexts.toSorted((one, other) => Number(other.current) - Number(one.current));
  return (
    <ul className={css.contexts} aria-label="Contexts">
      {currentFirst.map((context) => (
        <li key={context.name} className={css.context}>
          <div className={css.words}>
            <ContextWords context={context} />
          </div>
          {context.chosen ? (
            <span className={css.chosen}>
              <Check size={14} aria-hidden />
              Watched
            </span>
          ) : (
            <Button
              variant={context.current ? 'filled' : 'default'}
              aria-label={`Watch ${context.name}`}
              disabled={context.problem !== null || busy}
              onClick={() => choose(context.name)}
            >
              Watch
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
