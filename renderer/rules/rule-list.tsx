import { Switch } from '@mantine/core';
import { counted, plain } from '../../shared/plain-text.ts';
import { followsWords, whenWords } from '../../shared/rule-words.ts';
import type { RuleInEffect } from '../../shared/rules.ts';
import { useAction } from '../frame/use-action.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import css from './rule-list.module.css';

interface RuleListProps {
  rules: readonly RuleInEffect[];
  /** What `default` means, as a route. */
  defaultRoute: string;
  /** The file can be written: it has no mistakes, and nothing unsaved is about it. */
  mayChange: boolean;
  changed: () => void;
}

/** The rules that hold, in the order in which they are asked. */
export function RuleList({ rules, defaultRoute, mayChange, changed }: RuleListProps) {
  const action = useAction();
  return (
    <>
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      {!mayChange && (
        <p className={css.note}>
          Rules can be switched once what you write is saved or discarded, and right.
        </p>
      )}
      <ol className={css.list}>
        {rules.map((rule) => (
          <li key={rule.id} className={css.rule} data-off={!rule.enabled || undefined}>
            <Switch
              size="xs"
              className={css.switch}
              aria-label={`${plain(rule.name)} (${rule.id})`}
              checked={rule.enabled}
              disabled={!mayChange || action.busy}
              onChange={async (event) => {
                const enabled = event.currentTarget.checked;
                if ((await action.run('rules.enable', { rule: rule.id, enabled })) !== null) changed();
              }}
            />
            <div className={css.words}>
              <div className={css.head}>
                <div className={css.which}>
                  <span className={css.name}>{plain(rule.name)}</span>
                  <code className={css.id}>{rule.id}</code>
                  <span className={css.origin}>{originOf(rule)}</span>
                </div>
                <Tally rule={rule} />
              </div>
              <Clauses label="When" clauses={whenWords(rule.when)} otherwise="anything happens" />
              <Clauses label="Then" clauses={consequences(rule, defaultRoute)} otherwise="nothing" />
              {rule.failed > 0 && (
                <p className={css.error}>
                  Failed {rule.failed.toLocaleString()} times, and matched nothing then: {rule.lastError}.
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function originOf({ builtIn, written }: RuleInEffect): string {
  if (!builtIn) return 'own';
  return written ? 'built in, changed' : 'built in';
}

function consequences(rule: RuleInEffect, defaultRoute: string): string[] {
  return followsWords(rule).map((clause) => clause.replace(/\bdefault\b/, `default (${defaultRoute})`));
}

function Tally({ rule: { matched, lastMatched } }: { rule: RuleInEffect }) {
  return (
    <span className={css.tally} title="Incidents it matched since it came into force">
      {matched === 0 ? 'no match yet' : `matched ${counted(matched, 'incident')}`}
      {lastMatched !== null && (
        <>
          , <RelativeTime iso={lastMatched} />
        </>
      )}
    </span>
  );
}

function Clauses({ label, clauses, otherwise }: { label: string; clauses: string[]; otherwise: string }) {
  const text = clauses.length === 0 ? otherwise : clauses.map((clause) => plain(clause, 300)).join(' · ');
  return (
    <p className={css.clauses} title={text}>
      <span className={css.label}>{label}</span>
      {text}
    </p>
  );
}
