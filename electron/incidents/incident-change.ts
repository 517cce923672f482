import type { Incident } from '../../shared/incident.ts';
import type { Delivery } from '../store/deliveries.ts';

/** One step of an incident, as whatever decides on its consequences sees it. */
export interface IncidentChange {
  step: 'opened' | 'reopened' | 'repeated' | 'severity_changed' | 'unsnoozed' | 'resolved';
  /** After the step. */
  incident: Incident;
  /** The burst it was found in, null in the ordinary loop. */
  burst: string | null;
  /** What was told or is about to be told of this incident, newest first. */
  deliveries: Delivery[];
  /** Epoch ms. */
  now: number;
}

/** A message owed to a channel, not before a time (epoch ms). */
export interface DeliveryPlan {
  channel: string;
  notBefore: number;
}

/** What follows from a change. Runs inside the transaction that writes the change: fast, pure, no I/O. */
export type Follow = (change: IncidentChange) => DeliveryPlan[];
