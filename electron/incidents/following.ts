import type { Incident, TimelineStep } from '../../shared/incident.ts';
import { factsOfIncident } from '../../shared/rule-facts.ts';
import type { Decision } from '../../shared/rules.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { type Attention, UNDECIDED } from './attention.ts';
import type { ChangeStep, DeliveryPlan, Follow, IncidentChange } from './incident-change.ts';
import { toldChannels } from './told.ts';

export interface Following {
  store: Store;
  clock: Clock;
  log: Log;
  attention: Attention;
  follow: Follow;
}

/**
 * What follows from a step of an incident: its severity and silence as rules and silences have them now, and the
 * messages that it is worth, written in the transaction of the step. Returns the incident as it is then.
 */
export function followStep(
  { store, clock, log, attention, follow }: Following,
  step: ChangeStep,
  incident: Incident,
  burst: string | null,
): Incident {
  const now = clock.now();
  const { decision, silencedUntil } = judge();
  const newlyMatched = decision.rules.filter((rule) => !incident.rules.includes(rule));
  const after = incident.state === 'resolved' ? incident : attended();
  const change = { step: effectiveStep(), incident: after, burst, decision, newlyMatched, now };
  // Other rules are no news; thousands of incidents may be looked at anew for them.
  if (change.step === 'rules_changed') return after;
  const deliveries = store.deliveries.of(incident.id);
  for (const plan of plansFor({ ...change, deliveries, told: toldChannels(store, after, deliveries) }))
    owe(plan);
  return after;

  /** A bug in a rule must not cost the incident. */
  function judge(): { decision: Decision; silencedUntil: string | null } {
    try {
      const facts = factsOfIncident(incident, store.events.labelsOf(incident.id));
      return { decision: attention.decide(facts, now), silencedUntil: attention.silencedUntil(facts, now) };
    } catch (error) {
      log.error('Asking the rules about an incident failed.', { incident: incident.id, error });
      return { decision: UNDECIDED, silencedUntil: null };
    }
  }

  function attended(): Incident {
    const severity = decision.severity ?? incident.detectedSeverity;
    const next = { ...incident, severity, silencedUntil, rules: decision.rules };
    const isSame = next.severity === incident.severity && silencedUntil === incident.silencedUntil;
    if (isSame && next.rules.join() === incident.rules.join()) return incident;
    if (severity === incident.severity) store.incidents.saveAttention(next);
    else store.incidents.save(next);
    if (newlyMatched.length > 0) attention.matched(newlyMatched, now);
    if (severity !== incident.severity) note(next, 'severity_changed', ruleOf(decision));
    if (silencedUntil !== null && silencedUntil !== incident.silencedUntil) note(next, 'silenced');
    if (silencedUntil === null && incident.silencedUntil !== null) note(next, 'unsilenced');
    return next;
  }

  function note(about: Incident, what: TimelineStep, detail?: string): void {
    const text = timelineText(what, { incident: about, now, ...(detail === undefined ? {} : { detail }) });
    store.timeline.add(about.id, { at: new Date(now).toISOString(), step: what, text, eventId: null });
  }

  /** What a step brings along may weigh more than the step. */
  function effectiveStep(): ChangeStep {
    if (step !== 'repeated' && step !== 'reconsidered' && step !== 'rules_changed') return step;
    if (incident.silencedUntil !== null && after.silencedUntil === null) return 'unsilenced';
    return after.severity !== incident.severity && step !== 'rules_changed' ? 'severity_changed' : step;
  }

  function plansFor(whole: IncidentChange): DeliveryPlan[] {
    try {
      return follow(whole);
    } catch (error) {
      log.error('Deciding whom to tell of an incident failed.', { incident: incident.id, error });
      return [];
    }
  }

  function owe({ channel, step: told, notBefore }: DeliveryPlan): void {
    store.deliveries.owe({ incident: incident.id, channel, burst, step: told, notBefore }, now);
  }
}

function ruleOf({ severity, rules }: Decision): string | undefined {
  return severity === null || rules.length === 0 ? undefined : `as the rules say (${rules.join(', ')})`;
}
