import type { Incident } from '../../shared/incident.ts';
import type { RuleFacts, When } from '../../shared/rules.ts';
import type { Silence } from '../../shared/silence.ts';
import type { Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { exactly } from './pattern.ts';
import { whenSchema } from './rule-schema.ts';

/** Silences as they are kept in the database, ready to be asked. Times are epoch ms. */
export interface Silences {
  /** Until when the last of those that are about it ends, RFC 3339; null when none is. */
  silencedUntil(facts: RuleFacts, now: number): string | null;
  /** Whether this one is about it, whenever it runs. */
  isAbout(silence: string, facts: RuleFacts, now: number): boolean;
  /** Those that run now: another text whenever one begins, ends or is moved. */
  version(now: number): string;
  /** Those that end last come first. */
  all(): Silence[];
  /** @throws Error with one clause when its matchers cannot be used. */
  add(silence: Silence): void;
  /** False when there is no such silence. */
  endAt(id: string, at: number): boolean;
}

/** Expired ones are listed for 30 days. */
const KEPT_MS = 30 * 86_400_000;

interface Ready extends Silence {
  /** null: it cannot be used (written by another version). */
  conditions: Condition[] | null;
}

export function createSilences(store: Pick<Store, 'silences'>, log: Log): Silences {
  let ready = store.silences.all().map(prepare);

  function prepare(silence: Silence): Ready {
    try {
      return { ...silence, conditions: conditionsOf(silence.when) };
    } catch (error) {
      log.warn('A silence cannot be used.', { silence: silence.id, error });
      return { ...silence, conditions: null };
    }
  }

  const isActive = ({ start, end }: Silence, now: number) =>
    Date.parse(start) <= now && now < Date.parse(end);

  return {
    silencedUntil(facts, now) {
      const ends = ready
        .filter((silence) => isActive(silence, now) && fits(silence, facts, now))
        .map(({ end }) => Date.parse(end));
      return ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString();
    },
    isAbout(id, facts, now) {
      const silence = ready.find((one) => one.id === id);
      return silence !== undefined && fits(silence, facts, now);
    },
    version: (now) =>
      ready
        .filter((silence) => isActive(silence, now))
        .map(({ id, end }) => `${id} ${end}`)
        .join(),
    all: () => ready.map(({ conditions: _, ...silence }) => silence),
    add(silence) {
      const conditions = conditionsOf(silence.when);
      const old = Date.parse(silence.createdAt) - KEPT_MS;
      store.silences.prune(old);
      store.silences.add(silence);
      ready = [{ ...silence, conditions }, ...ready.filter(({ end }) => Date.parse(end) >= old)];
    },
    endAt(id, at) {
      const isThere = store.silences.endAt(id, at);
      const end = new Date(at).toISOString();
      ready = ready.map((silence) => (silence.id === id ? { ...silence, end } : silence));
      return isThere;
    },
  };
}

function fits({ conditions }: Ready, facts: RuleFacts, now: number): boolean {
  return conditions?.every((condition) => condition.matches(facts, now)) === true;
}

/** All trouble of the workload or node that an incident is about. */
export function aboutWorkload({ context, namespace, kind, name }: Incident): When {
  const within = namespace === '' ? {} : { namespace: [exactly(namespace)] };
  return { context: [exactly(context)], ...within, kind: [exactly(kind)], name: [exactly(name)] };
}

/** Matchers as the window sends them. @throws Error with one sentence when they are none. */
export function readMatchers(when: Record<string, string[]>): When {
  const labels = Object.entries(when).filter(([field]) => field.startsWith(LABEL));
  const fields = Object.entries(when).filter(([field]) => !field.startsWith(LABEL));
  const value: Record<string, unknown> = Object.fromEntries(fields);
  if (labels.length > 0)
    value.labels = Object.fromEntries(
      labels.map(([field, patterns]) => [field.slice(LABEL.length), patterns]),
    );
  if (Object.keys(value).length === 0)
    throw new Error('Say what is to be silenced: name at least one thing.');
  const checked = whenSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = issue?.path.filter((part) => typeof part === 'string').join('.');
  throw new Error(`${field ? `${field}: ` : ''}${issue?.message ?? 'This cannot be used'}.`);
}

const LABEL = 'labels.';
