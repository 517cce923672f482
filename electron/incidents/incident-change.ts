import type { Incident } from '../../shared/incident.ts';
import type { Decision } from '../../shared/rules.ts';
import type { Delivery, DeliveryStep } from '../store/deliveries.ts';

/**
 * separated: it outlived the incident that explained it. unsilenced: it outlived its silence. reconsidered: it lasted
 * long enough for a rule. rules_changed: people changed the rules, or a silence began.
 */
export type ChangeStep =
  | 'opened'
  | 'reopened'
  | 'repeated'
  | 'severity_changed'
  | 'separated'
  | 'unsnoozed'
  | 'unsilenced'
  | 'reconsidered'
  | 'rules_changed'
  | 'resolved';

/** One step of an incident, as whatever decides on its consequences sees it. */
export interface IncidentChange {
  step: ChangeStep;
  /** After the step. With a `parent` it is part of that one's story and not told by itself. */
  incident: Incident;
  decision: Decision;
  /** Rules that did not match it before this step. */
  newlyMatched: readonly string[];
  /** The burst it was found in, null in the ordinary loop. */
  burst: string | null;
  /** What was told or is about to be told of this incident, newest first. */
  deliveries: Delivery[];
  /** Channels that have heard of this opening, or of its story, already. */
  told: ReadonlySet<string>;
  /** Epoch ms. */
  now: number;
}

/** A message owed to a channel, not before a time (epoch ms). */
export interface DeliveryPlan {
  channel: string;
  step: DeliveryStep;
  notBefore: number;
}

/** What follows from a change. Runs inside the transaction that writes the change: fast, pure, no I/O. */
export type Follow = (change: IncidentChange) => DeliveryPlan[];
