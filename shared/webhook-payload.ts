import { z } from 'zod';
import { EVENT_TYPES, SEVERITIES } from './cluster-event.ts';
import { INCIDENT_STATES } from './incident.ts';

/** What a webhook receives. webhook.schema.json is this as a JSON schema, for whoever writes a receiver. */

/** RFC 3339, UTC. Zod's own would put a pattern of 300 characters into the schema. */
const time = z
  .string()
  .refine((text) => z.iso.datetime().safeParse(text).success)
  .meta({ format: 'date-time' });
const count = z.number().int().min(0);

const common = {
  version: z.literal(1).describe('Fields may be added under the same version: ignore what you do not know.'),
  key: z
    .string()
    .min(1)
    .max(64)
    .describe(
      'The same however often this message is sent, also in the header Idempotency-Key: drop repeats by it.',
    ),
  at: time.describe('When the message was written.'),
  severity: z.enum(SEVERITIES),
  context: z.string().describe('The kubeconfig context. Empty for a test while no context is chosen.'),
  incidents: z.array(z.string()).describe('Every incident that the message tells of.'),
  title: z.string().describe('One line, plain text: no markup in it means anything.'),
  lines: z.array(z.string()).describe('What else there is to say, plain text, secrets blanked.'),
  link: z.string().nullable().describe('Leads to the incident in Dogwatch.'),
};

const incidentFacts = z
  .object({
    type: z.enum(EVENT_TYPES),
    namespace: z.string().describe('Empty for nodes.'),
    kind: z.string().describe('Of the controlling workload, or Node.'),
    name: z.string(),
    state: z.enum(INCIDENT_STATES),
    since: time.describe('When the trouble began, by the API server.'),
    firstSeen: time,
    lastSeen: time,
    count: count.describe('How often it was seen.'),
    failing: count.describe('Pods, containers or nodes that fail now.'),
    affected: count.describe('Those that ever did.'),
    reopened: count,
    resolvedAt: time.nullable(),
    resolution: z.enum(['recovered', 'gone', 'closed']).nullable(),
    preExisting: z.boolean().describe('It was there when Dogwatch looked for the first time.'),
  })
  .describe('The incident as it was when the message was written.');

export const webhookPayload = z
  .discriminatedUnion('step', [
    z.object({
      step: z.enum(['opened', 'worse', 'resolved']),
      incident: z.string().describe('The same for all messages about one incident, which come in order.'),
      ...common,
      facts: incidentFacts,
    }),
    z.object({
      step: z.literal('digest').describe('Many at once, or what could not be told in time.'),
      incident: z.null(),
      ...common,
      facts: z.object({ incidents: count, open: count.describe('Of them, those that are not over.') }),
    }),
    z.object({ step: z.literal('test'), incident: z.null(), ...common, facts: z.object({}) }),
  ])
  .meta({ title: 'What Dogwatch sends to a webhook, version 1' });
