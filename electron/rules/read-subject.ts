import { z } from 'zod';
import { EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import { factsOfEvent, factsOfIncident } from '../../shared/rule-facts.ts';
import type { RuleFacts } from '../../shared/rules.ts';

/** What a line of an export tells the rules. */
export interface Subject {
  facts: RuleFacts;
  /** When it was seen last, epoch ms: durations are measured up to then. */
  at: number;
  /** False for recoveries: rules are asked of trouble only. */
  isTrouble: boolean;
}

const text = z.string().max(2_000);
const common = {
  type: z.enum(EVENT_TYPES),
  severity: z.enum(SEVERITIES),
  context: text,
  namespace: text,
  kind: text,
  name: text,
  metadata: z.object({ restartCount: z.number().exactOptional() }).default({}),
  since: z.iso.datetime({ offset: true }),
};
const eventSchema = z.object({
  ...common,
  phase: z.enum(['anomaly', 'recovery', 'gone', 'unwatched']).default('anomaly'),
  owner: z.object({ kind: text, namespace: text, name: text, uid: text.default('') }),
  labels: z.record(z.string(), z.string()).default({}),
  detectedAt: z.iso.datetime({ offset: true }),
});
const incidentSchema = z.object({
  ...common,
  detectedSeverity: z.enum(SEVERITIES).optional(),
  preExisting: z.boolean().default(false),
  lastSeen: z.iso.datetime({ offset: true }),
});

/** Reads a ClusterEvent or an incident as JSON. @throws Error with one clause that says what is wrong with it. */
export function readSubject(json: string): Subject {
  const value = parsed(json);
  if ('owner' in value) {
    const event = checked(eventSchema, value, 'a ClusterEvent');
    const facts = factsOfEvent(event);
    return { facts, at: Date.parse(event.detectedAt), isTrouble: event.phase === 'anomaly' };
  }
  const incident = checked(incidentSchema, value, 'an incident');
  const { detectedSeverity = incident.severity } = incident;
  const facts = factsOfIncident({ ...incident, detectedSeverity }, null);
  return { facts, at: Date.parse(incident.lastSeen), isTrouble: true };
}

function parsed(json: string): object {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`it is not JSON (${(error as Error).message.slice(0, 120)})`, { cause: error });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('it is not an object: a ClusterEvent or an incident is wanted');
}

function checked<T>(schema: z.ZodType<T>, value: object, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new Error(`"${field}" does not fit ${what} (${(issue?.message ?? '').slice(0, 200)})`);
}
