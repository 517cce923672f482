import { factsOfIncident } from '../../shared/rule-facts.ts';
import type { When } from '../../shared/rules.ts';
import type { Silence, SilenceView } from '../../shared/silence.ts';
import { aboutWorkload, readMatchers } from '../rules/silences.ts';
import { timeOrderedId } from '../store/time-ordered-id.ts';
import type { Clock } from './clock.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session-ports.ts';

export interface SilenceHandlerDeps {
  session(): Session;
  clock: Clock;
}

type SilenceChannel = 'silences.list' | 'silences.add' | 'silences.addFor' | 'silences.setEnd';

/** A year, in ms: a silence for ever is a rule. */
const LONGEST_MS = 366 * 86_400_000;
/** Incidents that a silence names. */
const NAMED = 20;

/** Silences as the window lists, adds, ends and extends them; what they change is looked at anew at once. */
export function silenceHandlers({ session, clock }: SilenceHandlerDeps): Pick<Handlers, SilenceChannel> {
  function list(): SilenceView[] {
    const now = clock.now();
    const { silences, archive } = session();
    const silenced = archive.incidents.silenced().map((incident) => ({
      incident,
      facts: factsOfIncident(incident, archive.events.labelsOf(incident.id)),
    }));
    return silences.all().map((silence) => {
      const state = stateOf(silence, now);
      const own =
        state === 'active' ? silenced.filter(({ facts }) => silences.isAbout(silence.id, facts, now)) : [];
      const first = own.slice(0, NAMED).map(({ incident }) => incident);
      return { ...silence, state, silencing: { count: own.length, first } };
    });
  }

  function add(when: When, start: string, end: string, comment: string): SilenceView[] {
    const now = clock.now();
    checkTimes(start, end, now);
    const times = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
    const createdAt = new Date(now).toISOString();
    session().silences.add({ id: timeOrderedId(now), when, comment: comment.trim(), ...times, createdAt });
    session().reconsider();
    return list();
  }

  return {
    'silences.list': list,
    'silences.add': ({ when, start, end, comment }) => add(readMatchers(when), start, end, comment),
    'silences.addFor'({ incident, end, comment }) {
      const found = session().incidents.get(incident);
      if (found === null) throw new Error('This incident is not in the database (any more).');
      return add(aboutWorkload(found.incident), new Date(clock.now()).toISOString(), end, comment);
    },
    'silences.setEnd'({ id, end }) {
      const now = clock.now();
      const silence = session()
        .silences.all()
        .find((one) => one.id === id);
      if (silence === undefined) throw new Error('This silence is not there (any more).');
      if (Date.parse(end) > now) checkTimes(silence.start, end, now);
      session().silences.endAt(id, Math.max(now, Date.parse(end)));
      session().reconsider();
      return list();
    },
  };
}

function stateOf({ start, end }: Silence, now: number): SilenceView['state'] {
  if (now >= Date.parse(end)) return 'expired';
  return now < Date.parse(start) ? 'pending' : 'active';
}

/** @throws Error with one sentence. */
function checkTimes(start: string, end: string, now: number): void {
  if (Date.parse(end) <= Math.max(now, Date.parse(start)))
    throw new Error('A silence must end after it begins, and not before now.');
  if (Date.parse(end) - now > LONGEST_MS)
    throw new Error('A silence lasts a year at most: to leave something out for good, write a rule.');
}
