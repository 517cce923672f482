import type { Outcome } from './scripted-hour.ts';

/** An hour in lines to read: what was told, and what became of each incident. Times are whole minutes, as in 15'. */
export interface Diary {
  incidents: string[];
  notifications: string[];
}

export function diaryOf({ incidents, notifications }: Outcome): Diary {
  const stories = incidents.map(({ incident, steps }) => {
    const story = steps.flatMap(({ at, step }) => {
      const word = step === 'resolved' ? (incident.resolution ?? step) : step;
      return LIFE.has(step) ? [`${word} ${minute(at)}`] : [];
    });
    return { at: incident.firstSeen, line: `${nameOf(incident)} ×${incident.count}: ${story.join(', ')}` };
  });
  return {
    incidents: stories.sort(byTimeThenText).map(({ line }) => line),
    notifications: notifications.map(
      ({ at, message }) =>
        `${minute(at)} ${message.severity}: ${message.title} (${message.body.replaceAll('\n', '; ')})`,
    ),
  };
}

/** One thing that came of the hour, named without its time: two runs are the same when they have the same ones. */
export interface Fact {
  what: string;
  /** ms from the hour's start. */
  at: number;
}

/** Every fact of an outcome, by name and then by time. */
export function factsOf({ incidents, notifications }: Outcome): Fact[] {
  const ofIncidents = incidents.flatMap(({ incident, steps }) => {
    const { count, state, resolution, affected, failing } = incident;
    const end = `×${count} ${state} ${resolution ?? ''} affected ${affected} failing ${failing}`;
    const lived = steps.filter(({ step }) => LIFE.has(step));
    return [
      { what: `${nameOf(incident)} in the end ${end}`, at: 0 },
      ...lived.map(({ at, step }) => ({ what: `${nameOf(incident)} ${step}`, at })),
    ];
  });
  const told = notifications.map(({ at, message }) => ({
    what: `told "${message.title}" (${message.body})`,
    at,
  }));
  return [...ofIncidents, ...told].sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : a.at - b.at));
}

const LIFE: ReadonlySet<string> = new Set(['opened', 'reopened', 'severity_changed', 'resolved']);

const minute = (ms: number) => `${Math.floor(ms / 60_000)}'`;

function nameOf({ type, severity, kind, namespace, name }: Outcome['incidents'][number]['incident']): string {
  return `${type} ${severity} ${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** What happens in one moment is written in whatever order: its text decides. */
function byTimeThenText(a: { at: string; line: string }, b: { at: string; line: string }): number {
  return a.at === b.at ? a.line.localeCompare(b.line) : a.at < b.at ? -1 : 1;
}
