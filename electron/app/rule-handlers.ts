import { factsOfIncident } from '../../shared/rule-facts.ts';
import type { RulesView, TriedRules } from '../../shared/rule-requests.ts';
import type { RuleFacts } from '../../shared/rules.ts';
import { withEnabled } from '../rules/enable-rule.ts';
import { parseRules } from '../rules/parse-rules.ts';
import { readSubject } from '../rules/read-subject.ts';
import type { Clock } from './clock.ts';
import type { Handlers } from './requests.ts';
import type { Rules } from './rules.ts';
import type { Session } from './session-ports.ts';

export interface RuleHandlerDeps {
  rules: Rules;
  session(): Session;
  clock: Clock;
}

type RuleChannel = 'rules.get' | 'rules.check' | 'rules.save' | 'rules.enable' | 'rules.try';

/** The rules screen: what holds, what is written, and what it would say. */
export function ruleHandlers({ rules, session, clock }: RuleHandlerDeps): Pick<Handlers, RuleChannel> {
  function view(): RulesView {
    return { file: rules.file.path, ...rules.file.current(), rules: rules.book.inEffect() };
  }

  function save(text: string, revision: string) {
    const outcome = rules.save(text, revision);
    if (outcome === 'saved') session().reconsider();
    return outcome;
  }

  /** An incident is judged as it is now, an event as it was when it was seen. */
  function subjectOf(subject: { incident: string } | { event: string }): { facts: RuleFacts; at: number } {
    if ('incident' in subject) {
      const found = session().incidents.get(subject.incident);
      if (found === null) throw new Error('This incident is not in the database (any more).');
      const labels = session().archive.events.labelsOf(subject.incident);
      return { facts: factsOfIncident(found.incident, labels), at: clock.now() };
    }
    try {
      return readSubject(subject.event);
    } catch (error) {
      throw new Error(`This cannot be tried: ${(error as Error).message}.`, { cause: error });
    }
  }

  return {
    'rules.get'() {
      rules.reread();
      return view();
    },
    'rules.check': ({ text }) => parseRules(text).problems,
    'rules.save'({ text, revision }) {
      const outcome = save(text, revision);
      return { outcome, problems: outcome === 'invalid' ? parseRules(text).problems : [], view: view() };
    },
    'rules.enable'({ rule, enabled }) {
      rules.reread();
      const { text, revision } = rules.file.current();
      const known = rules.book.inEffect().find(({ id }) => id === rule);
      const outcome = save(withEnabled(text, rule, enabled, known?.builtIn === true), revision);
      if (outcome !== 'saved') throw new Error('The rules file was changed just now: try again.');
      return view();
    },
    'rules.try'({ subject, text }): TriedRules {
      const { facts, at } = subjectOf(subject);
      if (text === null) return { facts, ...rules.book.explain(facts, at) };
      const parsed = parseRules(text);
      if (parsed.problems.length > 0) throw new Error('These rules have mistakes: mend them first.');
      return { facts, ...rules.book.tryOut(parsed.rules, facts, at) };
    },
  };
}
