import { z } from 'zod';
import { EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import { parseRoute, ROUTE_SHAPES } from '../../shared/route.ts';
import { parseComparison } from './comparison.ts';
import { parseDuration } from './duration-text.ts';
import { nearMatch } from './near-match.ts';
import { parsePattern } from './pattern.ts';

/** What rules.yaml may say. All scalars come as the text that was written (see yaml-source.ts). */

export const RULE_LIMIT = 200;
const LIST_LIMIT = 50;
/** A year, in seconds. */
const COOLDOWN_LIMIT = 365 * 86_400;

/** A field whose text another function reads and refuses by throwing. */
const readBy = (read: (text: string) => unknown) =>
  z.string().superRefine((text, context) => {
    try {
      read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  });

/** One value, or a list of them. */
const oneOrMore = (item: z.ZodType<string>) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z
      .array(item)
      .min(1, 'the list is empty: name something, or leave the field out')
      .max(LIST_LIMIT, `a list has at most ${LIST_LIMIT} entries`),
  );

const patterns = oneOrMore(readBy((text) => parsePattern(named(text))));
const kinds = oneOrMore(readBy((text) => parsePattern(named(text), { ignoreCase: true })));
const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');

/** A condition on a name asks for one. */
function named(text: string): string {
  if (text === '')
    throw new Error('there is nothing here: write a name or a pattern, or leave the field out');
  return text;
}

/** Words of which all are known: one that is written out must be one of them. */
const wordsOf = (known: readonly string[], what: string) =>
  oneOrMore(
    readBy((text) => {
      const { fits } = parsePattern(named(text));
      if (known.some(fits)) return;
      const near = nearMatch(text.replace(/^!/, ''), known);
      const hint = near === null ? `there are ${known.join(', ')}` : `did you mean "${near}"?`;
      throw new Error(`there is no ${what} "${text.replace(/^!/, '').slice(0, 100)}": ${hint}`);
    }),
  );

const ID = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/;
const id = z
  .string('must be text')
  .regex(ID, 'must be 1 to 63 lower case letters, digits, ".", "_" or "-", like payments-at-night');

export const whenSchema = z.strictObject({
  type: wordsOf(EVENT_TYPES, 'type').optional(),
  severity: wordsOf(SEVERITIES, 'severity').optional(),
  context: patterns.optional(),
  namespace: patterns.optional(),
  kind: kinds.optional(),
  name: patterns.optional(),
  labels: z.record(z.string().min(1).max(317, 'is too long for the name of a label'), patterns).optional(),
  restarts: oneOrMore(readBy((text) => parseComparison(text, 'count'))).optional(),
  duration: oneOrMore(readBy((text) => parseComparison(text, 'duration'))).optional(),
  preExisting: flag.optional(),
});

const route = readBy((text) => {
  if (text === 'default' || parseRoute(text) !== null) return;
  throw new Error(`"${text.slice(0, 100)}" is no channel: write ${ROUTE_SHAPES}, or default`);
});

const thenSchema = z
  .strictObject({
    notify: oneOrMore(route).optional(),
    severity: z.enum(SEVERITIES, 'must be critical, warning or info').optional(),
    playbook: id.optional(),
    diagnose: flag.optional(),
    suppress: flag.optional(),
    stop: flag.optional(),
  })
  .refine((then) => Object.keys(then).length > 0, 'says nothing: name what is to follow');

/** `when` and `then` may be missing only where they are a built-in rule's own. */
const ruleSchema = z.strictObject({
  id,
  name: z.string().min(1, 'must not be empty').max(200, 'may have at most 200 characters').optional(),
  enabled: flag.optional(),
  when: whenSchema.optional(),
  cooldown: readBy(parseDuration)
    .transform((text) => Math.min(parseDuration(text), COOLDOWN_LIMIT))
    .optional(),
  // biome-ignore lint/suspicious/noThenProperty: the file's own word; it does not leave this schema.
  then: thenSchema.optional(),
});
const writtenRule = ruleSchema.transform(({ then: follows, ...rule }) => ({ ...rule, follows }));
export type WrittenRule = z.infer<typeof writtenRule>;

/** "rules:" with nothing behind it is none. */
const rules = z.preprocess(
  (value) => (value === '' ? [] : value),
  z.array(writtenRule).max(RULE_LIMIT, `there may be at most ${RULE_LIMIT}`).optional(),
);

export const rulesFileSchema = z.strictObject({ version: z.literal('1', 'must be 1').optional(), rules });

/** The fields that stand at a path of the file, to say what was meant. */
export function knownFields(path: readonly PropertyKey[]): string[] {
  const [first, , third] = path;
  if (first === undefined) return Object.keys(rulesFileSchema.shape);
  if (third === undefined) return Object.keys(ruleSchema.shape);
  return Object.keys((third === 'when' ? whenSchema : thenSchema).shape);
}
